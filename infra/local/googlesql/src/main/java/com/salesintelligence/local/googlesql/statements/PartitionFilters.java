package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedNodes;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedCreateTableAsSelectStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFilterScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedFunctionCall;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedJoinScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedQueryStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTableScan;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithEntry;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedWithRefScan;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.generate.Source;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses statements that read all partitions of a table which wants a filter over them. */
final class PartitionFilters extends ResolvedNodes.Visitor {
  private final Translation translation;
  private final List<ResolvedTableScan> scans = new ArrayList<>();
  private final List<ResolvedExpr> conditions = new ArrayList<>();
  private final Map<String, List<ResolvedColumn>> commonTables = new HashMap<>();
  private final Map<Long, Long> origins = new HashMap<>();

  private PartitionFilters(Translation translation) {
    this.translation = translation;
  }

  static void require(ResolvedStatement statement, Translation translation) {
    switch (statement) {
      case ResolvedQueryStmt query -> requireIn(query, translation);
      case ResolvedCreateTableAsSelectStmt create -> requireIn(create, translation);
      case ResolvedInsertStmt insert -> requireIn(insert, translation);
      case ResolvedUpdateStmt update -> requireIn(update, translation);
      case ResolvedDeleteStmt delete -> requireIn(delete, translation);
      case ResolvedMergeStmt merge -> requireIn(merge, translation);
      default -> {
        // No rows are read, or all on purpose.
      }
    }
  }

  private static void requireIn(ResolvedStatement statement, Translation translation) {
    var filters = new PartitionFilters(translation);
    statement.accept(filters);
    filters.scans.forEach(filters::require);
  }

  @Override
  public void visit(ResolvedTableScan scan) {
    if (translation.source(scan.getTable()) instanceof Source.Stored stored
        && !stored.filtered().isEmpty()) {
      scans.add(scan);
    }
    super.visit(scan);
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
      origins.put(scan.getColumnList().get(i).getId(), inside.get(i).getId());
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

  private void require(ResolvedTableScan scan) {
    List<String> wanted = ((Source.Stored) translation.source(scan.getTable())).filtered();
    Set<Long> columns = new HashSet<>();
    for (ResolvedColumn column : scan.getColumnList()) {
      if (wanted.stream().anyMatch(column.getName()::equalsIgnoreCase)) {
        columns.add(column.getId());
      }
    }
    if (conditions.stream().noneMatch(condition -> narrows(condition, columns))) {
      throw SqlError.invalid(
          "Cannot query over table '%s' without a filter over column(s) %s that can be used for partition elimination"
              .formatted(
                  scan.getTable().getFullName().replace('\n', '.'),
                  wanted.stream().map(c -> "'" + c + "'").collect(Collectors.joining(", "))));
    }
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
    return mentioned.columns.stream().map(this::origin).anyMatch(columns::contains);
  }

  private long origin(long column) {
    long origin = column;
    while (origins.containsKey(origin)) {
      origin = origins.get(origin);
    }
    return origin;
  }

  private static final class Mentioned extends ResolvedNodes.Visitor {
    private final Set<Long> columns = new HashSet<>();

    @Override
    public void visit(ResolvedColumnRef ref) {
      columns.add(ref.getColumn().getId());
    }
  }
}
