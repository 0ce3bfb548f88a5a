package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The catalogue's own tables in DuckDB. */
final class CatalogTables {

  private CatalogTables() {}

  static Void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS _bigquery");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS _bigquery.datasets"
              + " (project VARCHAR, dataset VARCHAR, resource VARCHAR)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS _bigquery.tables (project VARCHAR, dataset VARCHAR,"
              + " name VARCHAR, resource VARCHAR, change_data BOOLEAN, version BIGINT)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS _bigquery.deleted_keys (duck_name VARCHAR, hash_high BIGINT,"
              + " hash_low BIGINT, sequence BIGINT, sequence_rest VARCHAR)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS _bigquery.routines"
              + " (project VARCHAR, dataset VARCHAR, name VARCHAR, resource VARCHAR)");
    }
    return null;
  }

  static List<RoutineEntry> routines(Connection connection) throws SQLException {
    var found = new ArrayList<RoutineEntry>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("FROM _bigquery.routines")) {
      while (rows.next()) {
        var name = new TableName(rows.getString(1), rows.getString(2), rows.getString(3));
        found.add(RoutineEntry.of(name, Json.parse(rows.getString(4))));
      }
    }
    return found;
  }

  static void put(Connection connection, RoutineEntry entry) throws SQLException {
    removeRoutine(connection, entry.name());
    run(
        connection,
        "INSERT INTO _bigquery.routines VALUES (?, ?, ?, ?)",
        entry.name().project(),
        entry.name().dataset(),
        entry.name().table(),
        entry.resource().toString());
  }

  static void removeRoutine(Connection connection, TableName name) throws SQLException {
    run(
        connection,
        "DELETE FROM _bigquery.routines WHERE project = ? AND dataset = ? AND name = ?",
        name.project(),
        name.dataset(),
        name.table());
  }

  static List<DatasetEntry> datasets(Connection connection) throws SQLException {
    var found = new ArrayList<DatasetEntry>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("FROM _bigquery.datasets")) {
      while (rows.next()) {
        var name = new DatasetName(rows.getString(1), rows.getString(2));
        found.add(new DatasetEntry(name, Json.parse(rows.getString(3))));
      }
    }
    return found;
  }

  static List<TableEntry> tables(Connection connection) throws SQLException {
    var found = new ArrayList<TableEntry>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("FROM _bigquery.tables")) {
      while (rows.next()) {
        var name = new TableName(rows.getString(1), rows.getString(2), rows.getString(3));
        found.add(
            TableEntry.of(
                name, Json.parse(rows.getString(4)), rows.getBoolean(5), rows.getLong(6)));
      }
    }
    return found;
  }

  static void put(Connection connection, DatasetEntry entry) throws SQLException {
    remove(connection, entry.name());
    run(
        connection,
        "INSERT INTO _bigquery.datasets VALUES (?, ?, ?)",
        entry.name().project(),
        entry.name().dataset(),
        entry.resource().toString());
  }

  static void remove(Connection connection, DatasetName name) throws SQLException {
    run(
        connection,
        "DELETE FROM _bigquery.datasets WHERE project = ? AND dataset = ?",
        name.project(),
        name.dataset());
  }

  static void put(Connection connection, TableEntry entry) throws SQLException {
    TableName name = entry.name();
    remove(connection, name);
    run(
        connection,
        "INSERT INTO _bigquery.tables VALUES (?, ?, ?, ?, ?, ?)",
        name.project(),
        name.dataset(),
        name.table(),
        entry.resource().toString(),
        entry.changeData(),
        entry.version());
  }

  static void remove(Connection connection, TableName name) throws SQLException {
    run(
        connection,
        "DELETE FROM _bigquery.tables WHERE project = ? AND dataset = ? AND name = ?",
        name.project(),
        name.dataset(),
        name.table());
  }

  static void forgetDeletedKeys(Connection connection, TableEntry entry) throws SQLException {
    run(connection, "DELETE FROM _bigquery.deleted_keys WHERE duck_name = ?", entry.duckName());
  }

  static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
