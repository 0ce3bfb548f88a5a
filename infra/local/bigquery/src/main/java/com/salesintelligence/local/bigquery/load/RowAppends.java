package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Partitions;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.store.Appending;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.SqlType;
import java.sql.SQLException;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Appends complete rows to a table, whose own columns may lie in another order. */
final class RowAppends {

  private RowAppends() {}

  /** By way of a temporary table, which has just the columns of the rows. */
  static void append(DuckDBConnection connection, TablePart part, Iterable<@Nullable Object[]> rows)
      throws SQLException {
    TableEntry table = part.table();
    String stage = "rows_" + UUID.randomUUID().toString().replace("-", "");
    StringBuilder columns = new StringBuilder();
    for (ColumnSchema column : table.columns()) {
      columns
          .append(columns.isEmpty() ? "" : ", ")
          .append(DuckName.quote(column.name()))
          .append(' ')
          .append(stagedType(column.type()));
    }
    run(connection, "CREATE TEMP TABLE %s (%s)".formatted(stage, columns));
    try (DuckDBAppender appender = connection.createAppender("temp", "main", stage)) {
      appendAll(appender, rows);
    }
    String time = part.partition().isEmpty() ? "" : time(part);
    run(
        connection,
        "INSERT INTO %s (%s%s) SELECT *%s FROM temp.main.%s"
            .formatted(
                table.duckName(),
                table.columnList(),
                time.isEmpty() ? "" : ", " + DuckName.quote(Partitioned.TIME),
                time,
                stage));
    run(connection, "DROP TABLE temp.main." + stage);
  }

  /** Where the partition of a row is told by its columns, none can be told. */
  private static String time(TablePart part) {
    return part.table()
        .partitions()
        .filter(Partitions::isByIngestion)
        .map(partitions -> ", TIMESTAMP '" + partitions.time(part.partition()) + "'")
        .orElseThrow(
            () ->
                ApiError.invalid(
                    "Streaming to a partition by its decorator is not allowed for column partitioned table "
                        + part.table().name()));
  }

  /** The appender takes no intervals: they come as text, and are cast as they are moved. */
  private static String stagedType(SqlType type) {
    return type.duckType().replace("INTERVAL", "VARCHAR");
  }

  /** Whether the appender can put such rows into their table at once. */
  static boolean fit(TableEntry table) {
    return table.columns().stream()
        .allMatch(column -> stagedType(column.type()).equals(column.type().duckType()));
  }

  static void appendAll(DuckDBAppender appender, Iterable<@Nullable Object[]> rows)
      throws SQLException {
    for (@Nullable Object[] row : rows) {
      appender.beginRow();
      for (Object value : row) {
        Appending.append(appender, value);
      }
      appender.endRow();
    }
    appender.flush();
  }

  private static void run(DuckDBConnection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
