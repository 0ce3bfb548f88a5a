package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What DuckDB has to do when a table gets another schema: columns are added, never taken away. */
record SchemaChange(List<String> statements) {

  static SchemaChange between(TableEntry old, TableEntry changed) {
    Map<String, ColumnSchema> after =
        changed.columns().stream()
            .collect(Collectors.toMap(ColumnSchema::name, Function.identity()));
    var statements = new ArrayList<String>();
    String alter = "ALTER TABLE " + old.duckName();
    for (ColumnSchema column : old.columns()) {
      ColumnSchema kept = after.remove(column.name());
      check(old, column, kept);
      if (kept != null && column.required() && !kept.required()) {
        statements.add(alter + " ALTER " + DuckName.quote(column.name()) + " DROP NOT NULL");
      }
    }
    for (ColumnSchema column : changed.columns()) {
      if (after.containsKey(column.name())) {
        statements.add(alter + " ADD COLUMN " + definition(old, column));
      }
    }
    if (changed.isKeyed() && !old.isKeyed()) {
      statements.add(alter + " ADD COLUMN " + TableEntry.SEQUENCE + " BIGINT");
      statements.add(alter + " ADD COLUMN " + TableEntry.SEQUENCE_REST + " VARCHAR");
    }
    return new SchemaChange(statements);
  }

  void on(Connection connection) throws SQLException {
    for (String statement : statements) {
      CatalogTables.run(connection, statement);
    }
  }

  private static String definition(TableEntry table, ColumnSchema column) {
    if (column.required()) {
      throw mismatch(
          table,
          "Cannot add required fields to an existing schema. (field: " + column.name() + ")");
    }
    String definition = DuckName.quote(column.name()) + " " + column.type().duckType();
    return column.type() instanceof SqlType.Array ? definition + " DEFAULT []" : definition;
  }

  private static void check(
      TableEntry table,
      ColumnSchema before,
      @org.jspecify.annotations.Nullable ColumnSchema after) {
    if (after == null) {
      throw mismatch(table, "Field " + before.name() + " is missing in new schema");
    }
    if (!before.type().equals(after.type())) {
      throw mismatch(
          table,
          "Field %s has changed type from %s to %s"
              .formatted(before.name(), before.type().googleSql(), after.type().googleSql()));
    }
    if (after.required() && !before.required()) {
      throw mismatch(
          table, "Field %s has changed mode from NULLABLE to REQUIRED".formatted(before.name()));
    }
  }

  private static ApiError mismatch(TableEntry table, String problem) {
    return ApiError.invalid(
        "Provided Schema does not match Table %s. %s".formatted(table.name(), problem));
  }
}
