package com.salesintelligence.local.bigquery.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Whether DuckDB may merge small row groups when it makes a checkpoint. It may not once a table has
 * row groups that are small on purpose: merging reads 2,048 rows at once, and where these do not
 * fit into its memory the whole database is lost to this process.
 */
final class RowGroups {

  /** To be set when a database is opened: what the log holds may end in a checkpoint at once. */
  static final String SETTING = "max_vacuum_tasks";

  private static final String MARKS = "_bigquery.large_rows";
  private static final int DUCKDB_DEFAULT = 100;

  private RowGroups() {}

  /** Lets row groups be merged where none of the tables is marked any more. */
  static void decide(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS _bigquery");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS " + MARKS + " (schema_name VARCHAR, table_name VARCHAR)");
      statement.execute(
          "DELETE FROM "
              + MARKS
              + " WHERE (schema_name, table_name) NOT IN (SELECT (schema_name, table_name)"
              + " FROM duckdb_tables() WHERE database_name = current_database())");
      try (var rows = statement.executeQuery("SELECT count(*) FROM " + MARKS)) {
        rows.next();
        set(connection, rows.getLong(1) == 0 ? DUCKDB_DEFAULT : 0);
      }
    }
  }

  /** From now on row groups stay as they are, after a restart too while the table exists. */
  static boolean keep(Connection connection, String schema, String table) throws SQLException {
    set(connection, 0);
    try (var insert = connection.prepareStatement("INSERT INTO " + MARKS + " VALUES (?, ?)")) {
      insert.setString(1, schema);
      insert.setString(2, table);
      return insert.execute();
    }
  }

  private static void set(Connection connection, int tasks) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET " + SETTING + " = " + tasks);
    }
  }
}
