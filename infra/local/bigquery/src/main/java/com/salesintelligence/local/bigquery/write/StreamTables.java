package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.WriteStream.Type;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What DuckDB keeps of created streams: their state, and rows that no table shows yet. */
final class StreamTables {

  private StreamTables() {}

  static Void create(Connection connection) throws SQLException {
    run(connection, "CREATE SCHEMA IF NOT EXISTS " + DuckName.quote(CreatedStream.duckSchema()));
    run(
        connection,
        "CREATE TABLE IF NOT EXISTS _bigquery.write_streams (project VARCHAR, dataset VARCHAR,"
            + " name VARCHAR, id VARCHAR, type VARCHAR, table_etag VARCHAR, created BIGINT,"
            + " appended BIGINT, flushed BIGINT, finalized BOOLEAN, committed BIGINT)");
    return null;
  }

  static List<CreatedStream> streams(Connection connection) throws SQLException {
    var found = new ArrayList<CreatedStream>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("FROM _bigquery.write_streams")) {
      while (row.next()) {
        found.add(
            new CreatedStream(
                new TableName(row.getString(1), row.getString(2), row.getString(3)),
                row.getString(4),
                Type.valueOf(row.getString(5)),
                row.getString(6),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getBoolean(10),
                row.getLong(11)));
      }
    }
    return found;
  }

  static void insert(Connection connection, CreatedStream stream) throws SQLException {
    run(
        connection,
        "INSERT INTO _bigquery.write_streams VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        stream.table().project(),
        stream.table().dataset(),
        stream.table().table(),
        stream.id(),
        stream.type().name(),
        stream.tableEtag(),
        stream.created(),
        stream.rows(),
        stream.flushed(),
        stream.finalized(),
        stream.committed());
  }

  static void update(Connection connection, CreatedStream stream) throws SQLException {
    run(
        connection,
        "UPDATE _bigquery.write_streams SET appended = ?, flushed = ?, finalized = ?, committed = ?"
            + " WHERE id = ?",
        stream.rows(),
        stream.flushed(),
        stream.finalized(),
        stream.committed(),
        stream.id());
  }

  /** Forgets a stream and the rows that it never showed. */
  static void delete(Connection connection, CreatedStream stream) throws SQLException {
    dropStage(connection, stream);
    run(connection, "DELETE FROM _bigquery.write_streams WHERE id = ?", stream.id());
  }

  static void dropStage(Connection connection, CreatedStream stream) throws SQLException {
    run(
        connection,
        "DROP TABLE IF EXISTS %s.%s"
            .formatted(DuckName.quote(CreatedStream.duckSchema()), DuckName.quote(stream.id())));
  }

  /** Shows rows up to a number of them in the table. */
  static void show(Connection connection, CreatedStream stream, TableEntry table, long until)
      throws SQLException {
    TableEntry stage = stream.stage(table);
    fit(connection, stage, table);
    run(
        connection,
        "INSERT INTO %s (%s) SELECT %s FROM %s ORDER BY rowid LIMIT %d OFFSET %d"
            .formatted(
                table.duckName(),
                table.columnList(),
                table.columnList(),
                stage.duckName(),
                until - stream.flushed(),
                stream.flushed()));
  }

  /** Gives a stage the columns that its table has by now. */
  static void fit(Connection connection, TableEntry stage, TableEntry table) throws SQLException {
    Map<String, String> present = columns(connection, stage);
    Map<String, String> wanted = columns(connection, table);
    String alter = "ALTER TABLE " + stage.duckName();
    for (ColumnSchema column : table.columns()) {
      String type = wanted.getOrDefault(column.name(), column.type().duckType());
      String before = present.remove(column.name());
      String name = DuckName.quote(column.name());
      if (before == null) {
        run(connection, "%s ADD COLUMN %s %s".formatted(alter, name, type));
      } else if (!before.equals(type)) {
        run(connection, "%s ALTER %s TYPE %s".formatted(alter, name, type));
      }
    }
    present.remove(TableEntry.NO_COLUMNS);
    for (String dropped : present.keySet()) {
      run(connection, alter + " DROP COLUMN " + DuckName.quote(dropped));
    }
  }

  private static Map<String, String> columns(Connection connection, TableEntry table)
      throws SQLException {
    var columns = new LinkedHashMap<String, String>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = ?"
                + " AND table_name = ? AND database_name = current_database()")) {
      statement.setString(1, table.duckSchema());
      statement.setString(2, table.name().table());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return columns;
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
