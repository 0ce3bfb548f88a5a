package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedConstant;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Arguments that are computed before the expression that takes them: TRY catches the errors of its
 * body and knows no subqueries, while an error of an argument stays one in GoogleSQL.
 */
public final class Bindings {
  private Bindings() {}

  /**
   * @param body writes the expression from its arguments
   */
  public static String write(
      List<String> arguments, List<ResolvedExpr> nodes, Function<List<String>, String> body) {
    if (nodes.stream().allMatch(Bindings::cannotFail)) {
      return body.apply(arguments);
    }
    var values = new ArrayList<String>();
    var names = new ArrayList<String>();
    for (String argument : arguments) {
      String name = "a" + values.size();
      values.add(name + " := " + argument);
      names.add("struct_extract(t, '" + name + "')");
    }
    return "list_transform([struct_pack(%s)], lambda t: %s)[1]"
        .formatted(String.join(", ", values), body.apply(names));
  }

  private static boolean cannotFail(ResolvedExpr node) {
    return node instanceof ResolvedColumnRef
        || node instanceof ResolvedLiteral
        || node instanceof ResolvedParameter
        || node instanceof ResolvedConstant;
  }
}
