package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.ZetaSQLFunctions.FunctionEnums.Volatility;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedConstant;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpressionColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedParameter;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import com.salesintelligence.local.googlesql.reference.Program;
import com.salesintelligence.local.googlesql.reference.ReferenceEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Calls and casts that no table of functions knows: ZetaSQL's own evaluator answers them. */
public final class ReferenceCalls {
  private final Function<ResolvedExpr, String> writer;
  private final List<String> values = new ArrayList<>();
  private final List<SqlType> types = new ArrayList<>();
  private boolean constant;

  private ReferenceCalls(Function<ResolvedExpr, String> writer) {
    this.writer = writer;
  }

  /** The call as DuckDB SQL; empty where the evaluator does not know it either. */
  public static Optional<String> call(
      ResolvedFunctionCall call, Function<ResolvedExpr, String> writer) {
    if (!call.getGenericArgumentList().isEmpty()
        || call.getFunction().getOptions().getVolatility() != Volatility.IMMUTABLE) {
      return Optional.empty();
    }
    var calls = new ReferenceCalls(writer);
    calls.constant =
        call.getArgumentList().stream()
            .anyMatch(
                argument ->
                    argument instanceof ResolvedParameter || argument instanceof ResolvedConstant);
    List<ResolvedExpr> arguments = call.getArgumentList().stream().map(calls::argument).toList();
    return calls.write(call.toBuilder().setArgumentList(arguments).build());
  }

  /** The cast as DuckDB SQL; empty where the evaluator does not know it either. */
  public static Optional<String> cast(ResolvedCast cast, Function<ResolvedExpr, String> writer) {
    var calls = new ReferenceCalls(writer);
    var builder = cast.toBuilder().setExpr(calls.argument(cast.getExpr()));
    if (cast.getFormat() != null) {
      builder.setFormat(calls.argument(cast.getFormat()));
    }
    if (cast.getTimeZone() != null) {
      builder.setTimeZone(calls.argument(cast.getTimeZone()));
    }
    return calls.write(builder.build());
  }

  /** A member of a JSON object; one with fractions is as ZetaSQL writes it. */
  public static String jsonField(String json, String name) {
    String plain = "_gsql.json_field(%s, %s)".formatted(json, DuckName.literal(name));
    var calls = new ReferenceCalls(expr -> "");
    calls.types.add(SqlType.Scalar.JSON);
    calls.values.add(json);
    String member = "a0[\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    var program = ReferenceEvaluator.program(member, calls.types);
    return program.isEmpty()
        ? plain
        : ("CASE WHEN _gsql.j_minus_zero(%s)"
                + " OR regexp_matches(CAST(%s AS VARCHAR), '[0-9][.eE]') THEN %s ELSE %s END")
            .formatted(json, plain, calls.write(program.get(), SqlType.Scalar.JSON), plain);
  }

  private ResolvedExpr argument(ResolvedExpr expr) {
    if (expr instanceof ResolvedLiteral) {
      return expr;
    }
    String name = Program.name(values.size());
    types.add(ZetaTypes.fromZeta(expr.getType()));
    values.add(writer.apply(expr));
    return constant
        ? ResolvedParameter.builder()
            .setType(expr.getType())
            .setName(name)
            .setPosition(0)
            .setIsUntyped(false)
            .build()
        : ResolvedExpressionColumn.builder().setType(expr.getType()).setName(name).build();
  }

  private Optional<String> write(ResolvedExpr expr) {
    Optional<Program> program = ReferenceEvaluator.program(expr, types, constant);
    return program.map(known -> write(known, ZetaTypes.fromZeta(expr.getType())));
  }

  private String write(Program program, SqlType result) {
    String rows = values.isEmpty() ? "'[]'" : ValueCodes.encodeAll(values, types);
    return ValueCodes.decode(
        "_gsql_reference(%s, %s)".formatted(DuckName.literal(program.text()), rows), result);
  }
}
