package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedLiteral;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement.Partitioning;
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
      return new Partitioning(ref.getColumn().getName(), "DAY");
    }
    if (expr instanceof ResolvedFunctionCall call
        && call.getArgumentList().getFirst() instanceof ResolvedColumnRef ref) {
      String function = call.getFunction().getName().toLowerCase(Locale.ROOT);
      if (function.equals("date") && call.getArgumentList().size() == 1) {
        return new Partitioning(ref.getColumn().getName(), "DAY");
      }
      if (FUNCTIONS.contains(function)
          && call.getArgumentList().size() == 2
          && call.getArgumentList().get(1) instanceof ResolvedLiteral part
          && UNITS.contains(part.getValue().getEnumName())) {
        return new Partitioning(ref.getColumn().getName(), part.getValue().getEnumName());
      }
    }
    throw SqlError.unsupported("This PARTITION BY expression");
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
