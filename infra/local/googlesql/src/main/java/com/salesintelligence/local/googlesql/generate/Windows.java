package com.salesintelligence.local.googlesql.generate;

import static com.salesintelligence.local.googlesql.generate.Translation.name;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticFunctionGroup;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumnBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWindowFrame;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWindowFrameExpr;
import com.google.zetasql.resolvedast.ResolvedWindowFrameEnums.FrameUnit;
import com.google.zetasql.resolvedast.ResolvedWindowFrameExprEnums.BoundaryType;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.generate.functions.AggregateCall;
import com.salesintelligence.local.googlesql.generate.functions.WindowFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Window functions: OVER with partitions, order and frames. */
final class Windows {
  private final Translation translation;

  Windows(Translation translation) {
    this.translation = translation;
  }

  Block block(ResolvedAnalyticScan scan) {
    Block input = translation.block(scan.getInputScan()).open();
    var items = new ArrayList<String>();
    items.add("*");
    for (ResolvedAnalyticFunctionGroup group : scan.getFunctionGroupList()) {
      for (ResolvedComputedColumnBase computed : group.getAnalyticFunctionList()) {
        if (!(computed instanceof ResolvedComputedColumn column)
            || !(column.getExpr() instanceof ResolvedAnalyticFunctionCall call)) {
          throw Translation.unsupported(computed);
        }
        items.add(function(call, group) + " AS " + name(column.getColumn()));
      }
    }
    return Block.of(input.select(String.join(", ", items)));
  }

  private String function(ResolvedAnalyticFunctionCall call, ResolvedAnalyticFunctionGroup group) {
    var over = new ArrayList<String>();
    if (group.getPartitionBy() != null) {
      over.add(
          group.getPartitionBy().getPartitionByList().stream()
              .map(ref -> name(ref.getColumn()))
              .collect(Collectors.joining(", ", "PARTITION BY ", "")));
    }
    ResolvedWindowFrame frame = call.getWindowFrame();
    boolean numbering = WindowFunctions.ignoresFrame(call.getFunction().getName());
    if (group.getOrderBy() != null) {
      over.add("ORDER BY " + order(group.getOrderBy().getOrderByItemList(), frame));
    }
    if (frame != null && !numbering) {
      over.add(frame(frame));
    }
    return WindowFunctions.write(
        AggregateCall.of(call, translation::expression), " OVER (" + String.join(" ", over) + ")");
  }

  private static String order(List<ResolvedOrderByItem> items, ResolvedWindowFrame frame) {
    boolean distance =
        frame != null
            && frame.getFrameUnit() == FrameUnit.RANGE
            && (isDistance(frame.getStartExpr()) || isDistance(frame.getEndExpr()));
    if (distance && items.getFirst().getColumnRef().getType().isBigNumeric()) {
      throw SqlError.unsupported("RANGE with distances over BIGNUMERIC");
    }
    return distance ? Orders.key(items.getFirst()) : Orders.items(items);
  }

  private static boolean isDistance(ResolvedWindowFrameExpr bound) {
    return bound.getBoundaryType() == BoundaryType.OFFSET_PRECEDING
        || bound.getBoundaryType() == BoundaryType.OFFSET_FOLLOWING;
  }

  private String frame(ResolvedWindowFrame frame) {
    return "%s BETWEEN %s AND %s"
        .formatted(
            frame.getFrameUnit() == FrameUnit.ROWS ? "ROWS" : "RANGE",
            bound(frame.getStartExpr()),
            bound(frame.getEndExpr()));
  }

  private String bound(ResolvedWindowFrameExpr bound) {
    return switch (bound.getBoundaryType()) {
      case UNBOUNDED_PRECEDING -> "UNBOUNDED PRECEDING";
      case UNBOUNDED_FOLLOWING -> "UNBOUNDED FOLLOWING";
      case CURRENT_ROW -> "CURRENT ROW";
      case OFFSET_PRECEDING -> translation.expression(bound.getExpression()) + " PRECEDING";
      case OFFSET_FOLLOWING -> translation.expression(bound.getExpression()) + " FOLLOWING";
      default -> throw Translation.unsupported(bound);
    };
  }
}
