package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedInsertStmtEnums.InsertMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedColumnRef;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDMLDefault;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDMLValue;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertRow;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeWhen;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTruncateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement.Dml;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE, DELETE, MERGE and TRUNCATE as single statements of DuckDB. */
final class Changes {
  private static final String MATCHED_TWICE =
      "_gsql_fail('UPDATE/MERGE must match at most one source row for each target row')";

  private final Translation translation;
  private final Set<TableName> referenced;

  Changes(Translation translation, Set<TableName> referenced) {
    this.translation = translation;
    this.referenced = referenced;
  }

  Dml insert(ResolvedInsertStmt stmt) {
    if (stmt.getInsertMode() != InsertMode.OR_ERROR || stmt.getOnConflictClause() != null) {
      throw SqlError.unsupported("INSERT OR " + stmt.getInsertMode());
    }
    refuse(stmt.getAssertRowsModified(), stmt.getReturning());
    var target = Target.of(stmt.getTableScan(), translation);
    String columns = names(stmt.getInsertColumnList());
    String rows =
        stmt.getQuery() == null
            ? "VALUES "
                + stmt.getRowList().stream().map(this::row).collect(Collectors.joining(", "))
            : "SELECT %s FROM %s"
                .formatted(
                    stmt.getQueryOutputColumnList().stream()
                        .map(Translation::name)
                        .collect(Collectors.joining(", ")),
                    translation.from(stmt.getQuery()));
    String sql = "INSERT INTO %s (%s) %s".formatted(target.duckName(), columns, rows);
    return new Dml("INSERT", target.name(), translation.finish(sql), referenced);
  }

  private String row(ResolvedInsertRow row) {
    return row.getValueList().stream().map(this::value).collect(Collectors.joining(", ", "(", ")"));
  }

  private String value(ResolvedDMLValue value) {
    return value.getValue() instanceof ResolvedDMLDefault
        ? "DEFAULT"
        : translation.expression(value.getValue());
  }

  private static String names(List<ResolvedColumn> columns) {
    return columns.stream().map(c -> DuckName.quote(c.getName())).collect(Collectors.joining(", "));
  }

  Dml update(ResolvedUpdateStmt stmt) {
    refuse(stmt.getAssertRowsModified(), stmt.getReturning());
    var target = Target.of(stmt.getTableScan(), translation);
    if (stmt.getFromScan() != null) {
      return joinedUpdate(stmt, target);
    }
    target.renameColumns(translation);
    String sql =
        "UPDATE %s AS _target SET %s WHERE %s"
            .formatted(
                target.duckName(),
                assignments(stmt.getUpdateItemList()),
                translation.expression(stmt.getWhereExpr()));
    return new Dml("UPDATE", target.name(), translation.finish(sql), referenced);
  }

  /** The new values are computed row by row of the target first, so that two matches are seen. */
  private Dml joinedUpdate(ResolvedUpdateStmt stmt, Target target) {
    var values = new ArrayList<String>();
    var assignments = new ArrayList<String>();
    List<ResolvedUpdateItem> items = stmt.getUpdateItemList();
    for (int i = 0; i < items.size(); i++) {
      values.add(value(plain(items.get(i)).getSetValue()) + " AS v" + i);
      assignments.add(column(items.get(i)) + " = _source.v" + i);
    }
    String sql =
        ("UPDATE %s AS _target SET %s FROM (SELECT _row, CASE WHEN count(*) OVER (PARTITION BY"
                + " _row) > 1 THEN %s END AS _twice, %s FROM %s, %s WHERE %s) AS _source"
                + " WHERE _target.rowid = _source._row AND _source._twice IS NULL")
            .formatted(
                target.duckName(),
                String.join(", ", assignments),
                MATCHED_TWICE,
                String.join(", ", values),
                target.rows(),
                translation.from(stmt.getFromScan()),
                translation.expression(stmt.getWhereExpr()));
    return new Dml("UPDATE", target.name(), translation.finish(sql), referenced);
  }

  private String assignments(List<ResolvedUpdateItem> items) {
    return items.stream()
        .map(item -> column(item) + " = " + value(plain(item).getSetValue()))
        .collect(Collectors.joining(", "));
  }

  private static ResolvedUpdateItem plain(ResolvedUpdateItem item) {
    if (!item.getDeleteList().isEmpty()
        || !item.getUpdateList().isEmpty()
        || !item.getInsertList().isEmpty()
        || !item.getUpdateItemElementList().isEmpty()) {
      throw SqlError.unsupported("DML inside a nested field");
    }
    return item;
  }

  private static String column(ResolvedUpdateItem item) {
    if (item.getTarget() instanceof ResolvedColumnRef ref) {
      return DuckName.quote(ref.getColumn().getName());
    }
    throw SqlError.unsupported("UPDATE of a nested field");
  }

  Dml delete(ResolvedDeleteStmt stmt) {
    refuse(stmt.getAssertRowsModified(), stmt.getReturning());
    var target = Target.of(stmt.getTableScan(), translation);
    target.renameColumns(translation);
    String sql =
        "DELETE FROM %s AS _target WHERE %s"
            .formatted(target.duckName(), translation.expression(stmt.getWhereExpr()));
    return new Dml("DELETE", target.name(), translation.finish(sql), referenced);
  }

  Dml truncate(ResolvedTruncateStmt stmt) {
    if (stmt.getWhereExpr() != null) {
      throw SqlError.unsupported("TRUNCATE TABLE … WHERE");
    }
    var target = Target.of(stmt.getTableScan(), translation);
    return new Dml(
        "TRUNCATE_TABLE",
        target.name(),
        translation.finish("DELETE FROM " + target.duckName()),
        referenced);
  }

  Dml merge(ResolvedMergeStmt stmt) {
    var target = Target.of(stmt.getTableScan(), translation);
    String source = translation.from(stmt.getFromScan());
    target.renameColumns(translation);
    var sql = new StringBuilder("MERGE INTO ").append(target.duckName()).append(" AS _target");
    sql.append(" USING ").append(source).append(" AS _source ON ");
    sql.append(translation.expression(stmt.getMergeExpr()));
    stmt.getWhenClauseList().forEach(when -> sql.append(when(when)));
    return new Dml("MERGE", target.name(), translation.finish(sql.toString()), referenced);
  }

  private String when(ResolvedMergeWhen when) {
    String match =
        switch (when.getMatchType()) {
          case MATCHED -> " WHEN MATCHED";
          case NOT_MATCHED_BY_SOURCE -> " WHEN NOT MATCHED BY SOURCE";
          case NOT_MATCHED_BY_TARGET -> " WHEN NOT MATCHED BY TARGET";
          default -> throw SqlError.unsupported("MERGE WHEN " + when.getMatchType());
        };
    String condition =
        when.getMatchExpr() == null ? "" : " AND " + translation.expression(when.getMatchExpr());
    String action =
        switch (when.getActionType()) {
          case DELETE -> "DELETE";
          case UPDATE -> "UPDATE SET " + assignments(when.getUpdateItemList());
          case INSERT ->
              "INSERT (%s) VALUES %s"
                  .formatted(names(when.getInsertColumnList()), row(when.getInsertRow()));
          default -> throw SqlError.unsupported("MERGE action " + when.getActionType());
        };
    return match + condition + " THEN " + action;
  }

  private static void refuse(@Nullable Object assertRows, @Nullable Object returning) {
    if (assertRows != null) {
      throw SqlError.unsupported("ASSERT_ROWS_MODIFIED");
    }
    if (returning != null) {
      throw SqlError.unsupported("THEN RETURN");
    }
  }
}
