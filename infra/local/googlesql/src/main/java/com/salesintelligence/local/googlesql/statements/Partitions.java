package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement.Partitioning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PARTITION BY and CLUSTER BY. */
final class Partitions {
  private static final Set<String> UNITS = Set.of("HOUR", "DAY", "MONTH", "YEAR");
  private static final Set<String> FUNCTIONS =
      Set.of("timestamp_trunc", "datetime_trunc", "date_trunc");

  private Partitions() {}

  static @Nullable Partitioning of(List<ResolvedExpr> expressions) {
    if (expressions.isEmpty()) {
      return null;
    }
    if (expressions.size() > 1) {
      throw SqlError.invalid("Only a single PARTITION BY expression is supported");
    }
    return of(expressions.getFirst());
  }

  private static Partitioning of(ResolvedExpr expr) {
    if (expr instanceof ResolvedColumnRef ref && ref.getType().isDate()) {
      return times(ref, "DAY");
    }
    if (expr instanceof ResolvedFunctionCall call
        && call.getFunction().getName().equalsIgnoreCase("range_bucket")) {
      return range(call);
    }
    if (expr instanceof ResolvedFunctionCall call
        && call.getArgumentList().getFirst() instanceof ResolvedColumnRef ref) {
      String function = call.getFunction().getName().toLowerCase(Locale.ROOT);
      if (function.equals("date") && call.getArgumentList().size() == 1) {
        return times(ref, "DAY");
      }
      if (FUNCTIONS.contains(function)
          && call.getArgumentList().size() == 2
          && call.getArgumentList().get(1) instanceof ResolvedLiteral part
          && UNITS.contains(part.getValue().getEnumName())) {
        return times(ref, part.getValue().getEnumName());
      }
    }
    throw SqlError.unsupported("This PARTITION BY expression");
  }

  private static Partitioning times(ResolvedColumnRef ref, String unit) {
    String name = ref.getColumn().getName();
    boolean ingestion =
        name.equalsIgnoreCase(Partitioned.TIME) || name.equalsIgnoreCase(Partitioned.DATE);
    return new Partitioning(ingestion ? "" : name, unit, List.of());
  }

  /** RANGE_BUCKET(column, GENERATE_ARRAY(start, end, interval)). */
  private static Partitioning range(ResolvedFunctionCall call) {
    if (call.getArgumentList().get(0) instanceof ResolvedColumnRef ref
        && call.getArgumentList().get(1) instanceof ResolvedFunctionCall array
        && array.getFunction().getName().equalsIgnoreCase("generate_array")
        && array.getArgumentList().stream().allMatch(ResolvedLiteral.class::isInstance)) {
      var range = new ArrayList<Long>();
      array
          .getArgumentList()
          .forEach(end -> range.add(((ResolvedLiteral) end).getValue().getInt64Value()));
      if (range.size() == 2) {
        range.add(1L);
      }
      return new Partitioning(ref.getColumn().getName(), "RANGE", range);
    }
    throw SqlError.invalid(
        "PARTITION BY expression must be RANGE_BUCKET(<column>, GENERATE_ARRAY(<constants>))");
  }

  static List<String> clusters(List<ResolvedExpr> expressions) {
    return expressions.stream()
        .map(
            expr -> {
              if (expr instanceof ResolvedColumnRef ref) {
                return ref.getColumn().getName();
              }
              throw SqlError.invalid("CLUSTER BY expression must be a column");
            })
        .toList();
  }
}
