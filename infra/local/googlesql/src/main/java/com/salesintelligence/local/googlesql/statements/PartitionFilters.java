package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedComputedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedOutputColumn;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedSetOperationScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.generate.Source;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what reads all partitions of a table which wants a filter over them. A view may leave the
 * filter to its readers, as far as they see the column.
 */
public final class PartitionFilters extends ResolvedNodes.Visitor {
  private final Translation translation;
  private final List<Wanted> wanted = new ArrayList<>();
  private final List<ResolvedExpr> conditions = new ArrayList<>();
  private final Map<String, List<ResolvedColumn>> commonTables = new HashMap<>();
  private final Map<Long, Set<Long>> origins = new HashMap<>();

  /** What one scan has to have narrowed down. */
  private record Wanted(ResolvedTableScan scan, Source.Filter filter) {

    Set<Long> columns() {
      return scan.getColumnList().stream()
          .filter(c -> filter.columns().stream().anyMatch(c.getName()::equalsIgnoreCase))
          .map(ResolvedColumn::getId)
          .collect(Collectors.toSet());
    }

    Source.Filter leftTo(List<String> visible) {
      return new Source.Filter(filter.table(), filter.partitioning(), visible);
    }
  }

  private PartitionFilters(Translation translation) {
    this.translation = translation;
  }

  /** What a statement does not narrow down, with the columns by which readers of it can. */
  static List<Source.Filter> missing(ResolvedStatement statement, Translation translation) {
    return switch (statement) {
      case ResolvedQueryStmt query -> missingIn(query, query.getOutputColumnList(), translation);
      case ResolvedCreateTableAsSelectStmt create -> missingIn(create, List.of(), translation);
      case ResolvedInsertStmt insert -> missingIn(insert, List.of(), translation);
      case ResolvedUpdateStmt update -> missingIn(update, List.of(), translation);
      case ResolvedDeleteStmt delete -> missingIn(delete, List.of(), translation);
      case ResolvedMergeStmt merge -> missingIn(merge, List.of(), translation);
      // No rows are read, or all on purpose.
      default -> List.of();
    };
  }

  private static List<Source.Filter> missingIn(
      ResolvedStatement statement, List<ResolvedOutputColumn> output, Translation translation) {
    var filters = new PartitionFilters(translation);
    statement.accept(filters);
    var missing = new ArrayList<Source.Filter>();
    for (Wanted each : filters.wanted) {
      Set<Long> columns = each.columns();
      if (filters.conditions.stream().noneMatch(c -> filters.narrows(c, columns))) {
        missing.add(each.leftTo(filters.visible(output, columns)));
      }
    }
    return missing;
  }

  /**
   * @throws SqlError where anything is missing
   */
  public static void refuse(List<Source.Filter> missing) {
    if (!missing.isEmpty()) {
      Source.Filter first = missing.getFirst();
      throw SqlError.invalid(
          "Cannot query over table '%s' without a filter over column(s) %s that can be used for partition elimination"
              .formatted(
                  first.table(),
                  first.partitioning().stream()
                      .map(column -> "'" + column + "'")
                      .collect(Collectors.joining(", "))));
    }
  }

  @Override
  public void visit(ResolvedTableScan scan) {
    for (Source.Filter filter : translation.source(scan.getTable()).filters()) {
      wanted.add(new Wanted(scan, filter));
    }
    super.visit(scan);
  }

  /** A column under another name, or one that rows are grouped by. */
  @Override
  public void visit(ResolvedComputedColumn column) {
    if (column.getExpr() instanceof ResolvedColumnRef ref) {
      stems(column.getColumn(), ref.getColumn());
    }
    super.visit(column);
  }

  @Override
  public void visit(ResolvedSetOperationScan scan) {
    for (var part : scan.getInputItemList()) {
      for (int i = 0; i < part.getOutputColumnList().size(); i++) {
        stems(scan.getColumnList().get(i), part.getOutputColumnList().get(i));
      }
    }
    super.visit(scan);
  }

  private void stems(ResolvedColumn column, ResolvedColumn from) {
    origins.computeIfAbsent(column.getId(), id -> new HashSet<>()).add(from.getId());
  }

  @Override
  public void visit(ResolvedFilterScan scan) {
    add(scan.getFilterExpr());
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedWithEntry entry) {
    commonTables.put(entry.getWithQueryName(), entry.getWithSubquery().getColumnList());
    super.visit(entry);
  }

  /** Its columns are those of the common table under other numbers. */
  @Override
  public void visit(ResolvedWithRefScan scan) {
    List<ResolvedColumn> inside = commonTables.getOrDefault(scan.getWithQueryName(), List.of());
    for (int i = 0; i < Math.min(inside.size(), scan.getColumnList().size()); i++) {
      stems(scan.getColumnList().get(i), inside.get(i));
    }
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedJoinScan scan) {
    add(scan.getJoinExpr());
    super.visit(scan);
  }

  @Override
  public void visit(ResolvedUpdateStmt stmt) {
    add(stmt.getWhereExpr());
    super.visit(stmt);
  }

  @Override
  public void visit(ResolvedDeleteStmt stmt) {
    add(stmt.getWhereExpr());
    super.visit(stmt);
  }

  @Override
  public void visit(ResolvedMergeStmt stmt) {
    add(stmt.getMergeExpr());
    super.visit(stmt);
  }

  /** Its table is not read. */
  @Override
  public void visit(ResolvedInsertStmt stmt) {
    if (stmt.getQuery() != null) {
      stmt.getQuery().accept(this);
    }
    stmt.getRowList().forEach(row -> row.accept(this));
  }

  private void add(@Nullable ResolvedExpr condition) {
    if (condition != null) {
      conditions.add(condition);
    }
  }

  /** The names by which readers of a query know these columns. */
  private List<String> visible(List<ResolvedOutputColumn> output, Set<Long> columns) {
    return output.stream()
        .filter(column -> isOf(column.getColumn().getId(), columns))
        .map(ResolvedOutputColumn::getName)
        .toList();
  }

  private boolean narrows(ResolvedExpr condition, Set<Long> columns) {
    if (condition instanceof ResolvedFunctionCall call) {
      switch (call.getFunction().getName()) {
        case "$and" -> {
          return call.getArgumentList().stream().anyMatch(part -> narrows(part, columns));
        }
        case "$or" -> {
          return call.getArgumentList().stream().allMatch(part -> narrows(part, columns));
        }
        default -> {
          // A comparison of some kind.
        }
      }
    }
    var mentioned = new Mentioned();
    condition.accept(mentioned);
    return mentioned.columns.stream().anyMatch(column -> isOf(column, columns));
  }

  /** Whether a column is one of these, or stems from one. */
  private boolean isOf(long column, Set<Long> columns) {
    var seen = new HashSet<Long>();
    var left = new ArrayDeque<>(List.of(column));
    while (!left.isEmpty()) {
      long next = left.pop();
      if (columns.contains(next)) {
        return true;
      }
      if (seen.add(next)) {
        left.addAll(origins.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }

  private static final class Mentioned extends ResolvedNodes.Visitor {
    private final Set<Long> columns = new HashSet<>();

    @Override
    public void visit(ResolvedColumnRef ref) {
      columns.add(ref.getColumn().getId());
    }
  }
}
