package com.salesintelligence.local.googlesql.generate;

import static com.salesintelligence.local.googlesql.generate.Translation.name;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAnalyticScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedArrayScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAssertScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLimitOffsetScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOrderByScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedProjectScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedRecursiveRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSampleScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSingleRowScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithScan;
import com.google.zetasql.resolvedast.ResolvedSampleScanEnums.SampleUnit;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.ArrayList;
import java.util.List;

/** Every kind of scan, and those that only pass rows through. */
final class Scans {
  private final Translation translation;
  private final Joins joins;
  private final Unnests arrays;
  private final Aggregations aggregations;
  private final Windows windows;
  private final CommonTables commonTables;

  Scans(Translation translation) {
    this.translation = translation;
    joins = new Joins(translation);
    arrays = new Unnests(translation);
    aggregations = new Aggregations(translation);
    windows = new Windows(translation);
    commonTables = new CommonTables(translation);
  }

  Block block(ResolvedScan scan) {
    return switch (scan) {
      case ResolvedTableScan table -> table(table);
      case ResolvedSingleRowScan single -> Block.of("SELECT 1 AS x0");
      case ResolvedFilterScan filter ->
          translation
              .block(filter.getInputScan())
              .filtered(translation.expression(filter.getFilterExpr()));
      case ResolvedProjectScan project -> project(project);
      case ResolvedAssertScan check -> check(check);
      case ResolvedOrderByScan order ->
          translation.block(order.getInputScan()).ordered(Orders.items(order.getOrderByItemList()));
      case ResolvedLimitOffsetScan limit -> limit(limit);
      case ResolvedSampleScan sample -> sample(sample);
      case ResolvedJoinScan join -> joins.join(join);
      case ResolvedArrayScan array -> arrays.block(array);
      case ResolvedAggregateScan aggregate -> aggregations.block(aggregate);
      case ResolvedAnalyticScan analytic -> windows.block(analytic);
      case ResolvedSetOperationScan set -> commonTables.setOperation(set);
      case ResolvedWithScan with -> commonTables.with(with);
      case ResolvedWithRefScan reference ->
          commonTables.reference(reference.getWithQueryName(), reference.getColumnList());
      case ResolvedRecursiveRefScan reference ->
          commonTables.recursiveReference(reference.getColumnList());
      default -> throw Translation.unsupported(scan);
    };
  }

  private Block table(ResolvedTableScan scan) {
    if (scan.getForSystemTimeExpr() != null) {
      throw SqlError.unsupported("FOR SYSTEM_TIME AS OF");
    }
    if (scan.getLockMode() != null) {
      throw SqlError.unsupported("FOR UPDATE");
    }
    Source source = translation.source(scan.getTable());
    var items = new ArrayList<String>();
    List<ResolvedColumn> columns = scan.getColumnList();
    for (int i = 0; i < columns.size(); i++) {
      int index = scan.getColumnIndexList().get(i).intValue();
      items.add(column(source, index) + " AS " + name(columns.get(i)));
    }
    String list = items.isEmpty() ? "1 AS x0" : String.join(", ", items);
    return Block.of(
        switch (source) {
          case Source.Stored stored -> "SELECT " + list + " FROM " + stored.duckName();
          case Source.Expanded view -> "SELECT " + list + " FROM (" + view.duckSql() + ")";
        });
  }

  private static String column(Source source, int index) {
    return switch (source) {
      case Source.Expanded view -> {
        view.columns().get(index).usable();
        yield "c" + (index + 1);
      }
      case Source.Stored stored -> stored.value(index, "");
    };
  }

  private Block check(ResolvedAssertScan scan) {
    String condition = translation.expression(scan.getCondition());
    String message = translation.expression(scan.getMessage());
    return translation
        .block(scan.getInputScan())
        .filtered(
            "CASE WHEN %s THEN TRUE ELSE CAST(_gsql_fail('Assert failed: ' || %s) AS BOOLEAN) END"
                .formatted(condition, message));
  }

  private Block project(ResolvedProjectScan scan) {
    Block input = translation.block(scan.getInputScan());
    if (scan.getExprList().isEmpty()) {
      return input;
    }
    var items = new StringBuilder("*");
    for (ResolvedComputedColumn computed : scan.getExprList()) {
      items.append(", ").append(translation.expression(computed.getExpr()));
      items.append(" AS ").append(name(computed.getColumn()));
    }
    Block projected = Block.of(input.select(items.toString()));
    return scan.getIsOrdered() && !input.order().isEmpty()
        ? projected.ordered(input.order())
        : projected;
  }

  private Block limit(ResolvedLimitOffsetScan scan) {
    Block input = translation.block(scan.getInputScan());
    String clause = translation.expression(scan.getLimit());
    if (scan.getOffset() != null) {
      clause += " OFFSET " + translation.expression(scan.getOffset());
    }
    return input.limited(clause);
  }

  /** Each row by itself with that chance: 100 PERCENT is the whole table, 0 PERCENT nothing. */
  private Block sample(ResolvedSampleScan scan) {
    boolean plain =
        scan.getWeightColumn() == null
            && scan.getRepeatableArgument() == null
            && scan.getPartitionByList().isEmpty();
    if (!plain
        || scan.getUnit() != SampleUnit.PERCENT
        || !scan.getMethod().equalsIgnoreCase("system")) {
      throw SqlError.unsupported("TABLESAMPLE other than SYSTEM (n PERCENT)");
    }
    String percent = translation.expression(scan.getSize());
    return translation.block(scan.getInputScan()).filtered("random() * 100 < " + percent);
  }
}
