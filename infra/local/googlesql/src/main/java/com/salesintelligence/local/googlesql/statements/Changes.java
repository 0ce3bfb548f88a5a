package com.salesintelligence.local.googlesql.statements;

import com.google.zetasql.resolvedast.ResolvedColumn;
import com.google.zetasql.resolvedast.ResolvedInsertStmtEnums.InsertMode;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedDeleteStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertRow;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedInsertStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedMergeWhen;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedTruncateStmt;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateItem;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedUpdateStmt;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement.Dml;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.generate.Translation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** INSERT, UPDATE, DELETE, MERGE and TRUNCATE as single statements of DuckDB. */
final class Changes {
  private static final String MATCHED_TWICE =
      "_gsql_fail('UPDATE/MERGE must match at most one source row for each target row')";

  private final Translation translation;
  private final Set<TableName> referenced;
  private final Assignments assignments;

  Changes(
      Translation translation, Set<TableName> referenced, Function<String, ResolvedExpr> analyser) {
    this.translation = translation;
    this.referenced = referenced;
    assignments = new Assignments(translation, analyser);
  }

  Dml insert(ResolvedInsertStmt stmt) {
    if (stmt.getInsertMode() != InsertMode.OR_ERROR || stmt.getOnConflictClause() != null) {
      throw SqlError.unsupported("INSERT OR " + stmt.getInsertMode());
    }
    refuse(stmt.getAssertRowsModified(), stmt.getReturning());
    var target = Target.of(stmt.getTableScan(), translation);
    List<ResolvedColumn> listed = stmt.getInsertColumnList();
    List<ColumnSchema> left = leftOut(listed, target);
    String rows =
        stmt.getQuery() == null
            ? "VALUES "
                + stmt.getRowList().stream()
                    .map(row -> row(row, listed, target))
                    .collect(Collectors.joining(", "))
            : "SELECT %s FROM %s"
                .formatted(
                    Stream.concat(
                            stmt.getQueryOutputColumnList().stream().map(Translation::name),
                            left.stream().map(assignments::defaultOf))
                        .collect(Collectors.joining(", ")),
                    translation.from(stmt.getQuery()));
    String sql = "INSERT INTO %s (%s) %s".formatted(target.duckName(), names(listed, target), rows);
    return new Dml("INSERT", target.name(), translation.finish(sql), referenced);
  }

  /** Columns that have defaults, which an INSERT does not mention. */
  private static List<ColumnSchema> leftOut(List<ResolvedColumn> listed, Target target) {
    return target.source().columns().stream()
        .filter(column -> !column.defaultValue().isEmpty())
        .filter(
            column -> listed.stream().noneMatch(c -> c.getName().equalsIgnoreCase(column.name())))
        .toList();
  }

  private String row(ResolvedInsertRow row, List<ResolvedColumn> listed, Target target) {
    var values = new ArrayList<String>();
    for (int i = 0; i < listed.size(); i++) {
      ColumnSchema column = target.column(listed.get(i).getName());
      values.add(assignments.value(row.getValueList().get(i), column));
    }
    leftOut(listed, target).forEach(column -> values.add(assignments.defaultOf(column)));
    return "(" + String.join(", ", values) + ")";
  }

  private static String names(List<ResolvedColumn> listed, Target target) {
    return Stream.concat(
            listed.stream().map(column -> target.column(column.getName()).name()),
            leftOut(listed, target).stream().map(ColumnSchema::name))
        .map(DuckName::quote)
        .collect(Collectors.joining(", "));
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
                set(stmt.getUpdateItemList(), target),
                translation.expression(stmt.getWhereExpr()));
    return new Dml("UPDATE", target.name(), translation.finish(sql), referenced);
  }

  /** The new values are computed row by row of the target first, so that two matches are seen. */
  private Dml joinedUpdate(ResolvedUpdateStmt stmt, Target target) {
    var values = new ArrayList<String>();
    var taken = new ArrayList<String>();
    for (var change : assignments.of(stmt.getUpdateItemList(), target).entrySet()) {
      taken.add(change.getKey() + " = _source.v" + values.size());
      values.add(change.getValue() + " AS v" + values.size());
    }
    String sql =
        ("UPDATE %s AS _target SET %s FROM (SELECT _row, CASE WHEN count(*) OVER (PARTITION BY"
                + " _row) > 1 THEN %s END AS _twice, %s FROM %s, %s WHERE %s) AS _source"
                + " WHERE _target.rowid = _source._row AND _source._twice IS NULL")
            .formatted(
                target.duckName(),
                String.join(", ", taken),
                MATCHED_TWICE,
                String.join(", ", values),
                target.rows(),
                translation.from(stmt.getFromScan()),
                translation.expression(stmt.getWhereExpr()));
    return new Dml("UPDATE", target.name(), translation.finish(sql), referenced);
  }

  private String set(List<ResolvedUpdateItem> items, Target target) {
    return assignments.of(items, target).entrySet().stream()
        .map(change -> change.getKey() + " = " + change.getValue())
        .collect(Collectors.joining(", "));
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
    stmt.getWhenClauseList().forEach(when -> sql.append(when(when, target)));
    return new Dml("MERGE", target.name(), translation.finish(sql.toString()), referenced);
  }

  private String when(ResolvedMergeWhen when, Target target) {
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
          case UPDATE -> "UPDATE SET " + set(when.getUpdateItemList(), target);
          case INSERT ->
              "INSERT (%s) VALUES %s"
                  .formatted(
                      names(when.getInsertColumnList(), target),
                      row(when.getInsertRow(), when.getInsertColumnList(), target));
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
