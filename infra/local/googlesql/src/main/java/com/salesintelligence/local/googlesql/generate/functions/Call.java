package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.Function;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A function call whose arguments are written already; the nodes tell types and constants.
 *
 * @param reference the same call as the reference evaluator answers it
 */
public record Call(
    Function function,
    List<String> arguments,
    List<ResolvedExpr> nodes,
    Type result,
    Supplier<String> reference) {

  public Call {
    arguments = List.copyOf(arguments);
    nodes = List.copyOf(nodes);
  }

  String name() {
    return function.getFullName(false).toLowerCase(Locale.ROOT);
  }

  String arg(int index) {
    return arguments.get(index);
  }

  Type type(int index) {
    return nodes.get(index).getType();
  }

  int size() {
    return arguments.size();
  }

  /** One letter per argument, as the tables of functions write signatures. */
  String signature() {
    var letters = new StringBuilder();
    nodes.forEach(node -> letters.append(TypeLetters.of(node.getType())));
    return letters.toString();
  }

  /** The name of a date part. */
  String part(int index) {
    return literal(index, "date part").getEnumName();
  }

  /** A text that the translation needs to know, such as a format. */
  String text(int index, String what) {
    return literal(index, what).getStringValue();
  }

  long integer(int index, String what) {
    return literal(index, what).getInt64Value();
  }

  private Value literal(int index, String what) {
    if (nodes.get(index) instanceof ResolvedLiteral literal && !literal.getValue().isNull()) {
      return literal.getValue();
    }
    throw SqlError.unsupported(sqlName() + " with a " + what + " that is not a constant");
  }

  String sqlName() {
    return "Function " + function.getSqlName().toUpperCase(Locale.ROOT);
  }

  SqlError unsupported() {
    var types = nodes.stream().map(n -> TypeLetters.name(n.getType())).toList();
    return SqlError.unsupported(sqlName() + "(" + String.join(", ", types) + ")");
  }
}
