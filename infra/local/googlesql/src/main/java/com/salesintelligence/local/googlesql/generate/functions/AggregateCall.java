package com.salesintelligence.local.googlesql.generate.functions;

import com.google.zetasql.Type;
import com.google.zetasql.resolvedast.ResolvedFunctionCallBaseEnums.ErrorMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedNonScalarFunctionCallBase;
import com.google.zetasql.resolvedast.ResolvedNonScalarFunctionCallBaseEnums.NullHandlingModifier;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import com.salesintelligence.local.googlesql.generate.OrderItems;
import java.util.List;
import java.util.function.Function;

/**
 * A call of an aggregate or window function.
 *
 * @param order the items of ORDER BY inside the call; empty without
 * @param limit the LIMIT inside the call; empty without
 * @param having MAX or MIN and its expression; empty without
 */
public record AggregateCall(
    Call call,
    boolean distinct,
    NullHandlingModifier nulls,
    String order,
    String limit,
    String having,
    String havingKind,
    SqlType havingType) {

  public static AggregateCall of(
      ResolvedAggregateFunctionCall call, Function<ResolvedExpr, String> writer) {
    check(call);
    String order =
        call.getOrderByItemList().isEmpty() ? "" : OrderItems.write(call.getOrderByItemList());
    String limit = call.getLimit() == null ? "" : writer.apply(call.getLimit());
    var having = call.getHavingModifier();
    return new AggregateCall(
        scalar(call, writer),
        call.getDistinct(),
        call.getNullHandlingModifier(),
        order,
        limit,
        having == null ? "" : writer.apply(having.getHavingExpr()),
        having == null ? "" : having.getKind().name(),
        having == null ? Scalar.BOOL : ZetaTypes.fromZeta(having.getHavingExpr().getType()));
  }

  public static AggregateCall of(
      ResolvedAnalyticFunctionCall call, Function<ResolvedExpr, String> writer) {
    check(call);
    return new AggregateCall(
        scalar(call, writer),
        call.getDistinct(),
        call.getNullHandlingModifier(),
        "",
        "",
        "",
        "",
        Scalar.BOOL);
  }

  private static void check(ResolvedNonScalarFunctionCallBase call) {
    if (call.getWithGroupRowsSubquery() != null) {
      throw SqlError.unsupported("WITH GROUP ROWS");
    }
    if (call.getWhereExpr() != null) {
      throw SqlError.unsupported("An aggregate with WHERE");
    }
    if (call.getErrorMode() == ErrorMode.SAFE_ERROR_MODE) {
      throw SqlError.unsupported("SAFE with an aggregate");
    }
  }

  private static Call scalar(
      ResolvedNonScalarFunctionCallBase call, Function<ResolvedExpr, String> writer) {
    List<String> arguments = call.getArgumentList().stream().map(writer).toList();
    return new Call(
        call.getFunction(),
        arguments,
        call.getArgumentList(),
        call.getType(),
        () -> {
          throw SqlError.unsupported("Function " + call.getFunction().getSqlName());
        });
  }

  String name() {
    return call.name();
  }

  Type type(int index) {
    return call.type(index);
  }

  /** The same without DISTINCT, where it makes no difference. */
  AggregateCall plain() {
    return new AggregateCall(call, false, nulls, order, limit, having, havingKind, havingType);
  }

  /** The inside of the parentheses: DISTINCT, the arguments, ORDER BY. */
  String inside(String arguments) {
    return (distinct ? "DISTINCT " : "")
        + arguments
        + (order.isEmpty() ? "" : " ORDER BY " + order);
  }

  void refuse(boolean condition, String what) {
    if (condition) {
      throw SqlError.unsupported(call.sqlName() + " with " + what);
    }
  }
}
