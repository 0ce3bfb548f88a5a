package com.salesintelligence.local.googlesql.generate;

import static com.salesintelligence.local.googlesql.generate.Translation.name;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedAggregateScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumnBase;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingSet;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedGroupingSetBase;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.generate.functions.AggregateCall;
import com.salesintelligence.local.googlesql.generate.functions.Aggregates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** GROUP BY, grouping sets and DISTINCT. */
final class Aggregations {
  private final Translation translation;

  Aggregations(Translation translation) {
    this.translation = translation;
  }

  Block block(ResolvedAggregateScan scan) {
    Block input = translation.block(scan.getInputScan()).open();
    if (!scan.getGroupingSetList().isEmpty() || !scan.getRollupColumnList().isEmpty()) {
      return groupingSets(scan, input);
    }
    var items = new ArrayList<String>();
    for (ResolvedComputedColumn group : scan.getGroupByList()) {
      items.add(translation.expression(group.getExpr()) + " AS " + name(group.getColumn()));
    }
    int groups = items.size();
    items.addAll(aggregates(scan));
    for (ResolvedGroupingCall call : scan.getGroupingCallList()) {
      items.add("CAST(0 AS BIGINT) AS " + name(call.getOutputColumn()));
    }
    if (items.isEmpty()) {
      return Block.of(input.select("count(*) AS x0"));
    }
    String select = input.select(String.join(", ", items));
    return Block.of(groups == 0 ? single(select, scan) : select + " GROUP BY " + upTo(groups));
  }

  /** Without groups there is exactly one row, which an aggregate in the list ensures. */
  private static String single(String select, ResolvedAggregateScan scan) {
    if (scan.getAggregateList().isEmpty()) {
      throw SqlError.unsupported("GROUP BY () without aggregates");
    }
    return select;
  }

  private static String upTo(int groups) {
    var positions = new ArrayList<String>();
    for (int i = 1; i <= groups; i++) {
      positions.add(String.valueOf(i));
    }
    return String.join(", ", positions);
  }

  private Block groupingSets(ResolvedAggregateScan scan, Block input) {
    var inner = new ArrayList<String>();
    inner.add("*");
    var items = new ArrayList<String>();
    for (ResolvedComputedColumn group : scan.getGroupByList()) {
      String name = name(group.getColumn());
      inner.add(translation.expression(group.getExpr()) + " AS " + name);
      items.add(name);
    }
    items.addAll(aggregates(scan));
    for (ResolvedGroupingCall call : scan.getGroupingCallList()) {
      items.add(
          "CAST(grouping(%s) AS BIGINT) AS %s"
              .formatted(name(call.getGroupByColumn().getColumn()), name(call.getOutputColumn())));
    }
    String sets =
        scan.getGroupingSetList().stream().map(Aggregations::set).collect(Collectors.joining(", "));
    return Block.of(
        "SELECT %s FROM (%s) GROUP BY GROUPING SETS (%s) HAVING count(*) > 0"
            .formatted(String.join(", ", items), input.select(String.join(", ", inner)), sets));
  }

  private static String set(ResolvedGroupingSetBase base) {
    if (!(base instanceof ResolvedGroupingSet set)) {
      throw Translation.unsupported(base);
    }
    return set.getGroupByColumnList().stream()
        .map((ResolvedColumnRef ref) -> name(ref.getColumn()))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private List<String> aggregates(ResolvedAggregateScan scan) {
    var items = new ArrayList<String>();
    for (ResolvedComputedColumnBase computed : scan.getAggregateList()) {
      if (!(computed instanceof ResolvedComputedColumn column)
          || !(column.getExpr() instanceof ResolvedAggregateFunctionCall call)) {
        throw Translation.unsupported(computed);
      }
      items.add(aggregate(call) + " AS " + name(column.getColumn()));
    }
    return items;
  }

  private String aggregate(ResolvedAggregateFunctionCall call) {
    if (!call.getGroupByList().isEmpty()
        || !call.getGroupByAggregateList().isEmpty()
        || call.getHavingExpr() != null) {
      throw SqlError.unsupported("A multi-level aggregate");
    }
    return Aggregates.write(AggregateCall.of(call, translation::expression));
  }
}
