package com.salesintelligence.local.googlesql.generate;

import static com.salesintelligence.local.googlesql.generate.Translation.name;

import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedFunctionCallBaseEnums.ErrorMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCast;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedConstant;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetJsonField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGetStructField;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMakeStruct;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedParameter;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSubqueryExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSystemVariable;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import com.salesintelligence.local.googlesql.generate.functions.Bindings;
import com.salesintelligence.local.googlesql.generate.functions.Call;
import com.salesintelligence.local.googlesql.generate.functions.Casts;
import com.salesintelligence.local.googlesql.generate.functions.FunctionTable;
import com.salesintelligence.local.googlesql.generate.functions.Literals;
import com.salesintelligence.local.googlesql.generate.functions.ReferenceCalls;
import java.util.ArrayList;
import java.util.List;

/** Every kind of expression. */
final class Expressions {
  private final Translation translation;

  Expressions(Translation translation) {
    this.translation = translation;
  }

  String write(ResolvedExpr expr) {
    return switch (expr) {
      case ResolvedLiteral literal -> Literals.write(literal.getValue());
      case ResolvedColumnRef ref -> translation.reference(ref.getColumn());
      case ResolvedParameter parameter -> translation.parameter(parameter);
      case ResolvedConstant constant ->
          translation.variable(constant.getConstant().getFullName(), constant.getType());
      case ResolvedSystemVariable variable ->
          translation.variable("@@" + String.join(".", variable.getNamePath()), variable.getType());
      case ResolvedCast cast -> cast(cast);
      case ResolvedFunctionCall call -> call(call);
      case ResolvedSubqueryExpr subquery -> subquery(subquery);
      case ResolvedMakeStruct struct -> struct(struct);
      case ResolvedGetStructField field ->
          "struct_extract_at(%s, %d)".formatted(write(field.getExpr()), field.getFieldIdx() + 1);
      case ResolvedGetJsonField field ->
          ReferenceCalls.jsonField(write(field.getExpr()), field.getFieldName());
      default -> throw Translation.unsupported(expr);
    };
  }

  private String cast(ResolvedCast cast) {
    boolean plain =
        cast.getFormat() == null && cast.getTimeZone() == null && !Casts.hasModifiers(cast);
    if (plain && Casts.knows(cast.getExpr().getType(), cast.getType())) {
      return plainCast(cast);
    }
    return ReferenceCalls.cast(cast, this::write)
        .orElseThrow(() -> Casts.unsupported(cast.getExpr().getType(), cast.getType()));
  }

  private String plainCast(ResolvedCast cast) {
    String value = write(cast.getExpr());
    Type from = cast.getExpr().getType();
    return cast.getReturnNullOnError()
        ? Bindings.write(
            List.of(value),
            List.of(cast.getExpr()),
            values -> Casts.write(values.getFirst(), from, cast.getType(), true))
        : Casts.write(value, from, cast.getType(), false);
  }

  private String call(ResolvedFunctionCall call) {
    if (!call.getGenericArgumentList().isEmpty()) {
      throw SqlError.unsupported("Function " + call.getFunction().getSqlName() + " with a lambda");
    }
    List<String> arguments = call.getArgumentList().stream().map(this::write).toList();
    if (call.getErrorMode() == ErrorMode.SAFE_ERROR_MODE) {
      // DuckDB may compute what stands twice inside of TRY before it, where errors are errors.
      return ReferenceCalls.call(call, this::write)
          .orElseGet(
              () ->
                  Bindings.write(
                      arguments,
                      call.getArgumentList(),
                      names -> "TRY(" + FunctionTable.write(plain(call, names)) + ")"));
    }
    try {
      return FunctionTable.write(plain(call, arguments));
    } catch (SqlError e) {
      if (e.kind() != SqlError.Kind.NOT_SUPPORTED) {
        throw e;
      }
      return ReferenceCalls.call(call, this::write).orElseThrow(() -> e);
    }
  }

  private Call plain(ResolvedFunctionCall call, List<String> arguments) {
    return new Call(
        call.getFunction(),
        arguments,
        call.getArgumentList(),
        call.getType(),
        () -> reference(call));
  }

  private String reference(ResolvedFunctionCall call) {
    return ReferenceCalls.call(call, this::write)
        .orElseThrow(() -> SqlError.unsupported("Function " + call.getFunction().getSqlName()));
  }

  private String subquery(ResolvedSubqueryExpr expr) {
    Block block = translation.block(expr.getSubquery());
    return switch (expr.getSubqueryType()) {
      case SCALAR -> "(" + block.select(first(expr)) + ")";
      case ARRAY -> "ARRAY(" + block.select(first(expr)) + ")";
      case EXISTS -> "EXISTS(" + block.select("1") + ")";
      case IN -> in(expr, block);
      default -> throw SqlError.unsupported("Subquery " + expr.getSubqueryType());
    };
  }

  /** DuckDB takes NULLs inside of structs, and NaNs, for equal. */
  private String in(ResolvedSubqueryExpr expr, Block block) {
    String value = write(expr.getInExpr());
    Type type = expr.getInExpr().getType();
    if (!type.isStruct() && !type.isFloatingPoint()) {
      return "(" + value + " IN (" + block.select(first(expr)) + "))";
    }
    Type candidate = expr.getSubquery().getColumnList().getFirst().getType();
    String equal = FunctionTable.equal(value, type, first(expr), candidate);
    return "(" + block.select("_gsql.any_true(%s)".formatted(equal)) + ")";
  }

  private static String first(ResolvedSubqueryExpr expr) {
    return name(expr.getSubquery().getColumnList().getFirst());
  }

  private String struct(ResolvedMakeStruct expr) {
    var type = (SqlType.Struct) ZetaTypes.fromZeta(expr.getType());
    var fields = new ArrayList<String>();
    for (int i = 0; i < expr.getFieldList().size(); i++) {
      fields.add(DuckName.quote(type.duckField(i)) + " := " + write(expr.getFieldList().get(i)));
    }
    return "struct_pack(" + String.join(", ", fields) + ")";
  }
}
