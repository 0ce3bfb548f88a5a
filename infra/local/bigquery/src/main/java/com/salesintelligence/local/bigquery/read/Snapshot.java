package com.salesintelligence.local.bigquery.read;

import com.salesintelligence.local.bigquery.query.Rows;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/**
 * The rows of a query as they were at one moment: a copy, in which a row's id is its place, so that
 * streams begin anywhere at no cost.
 */
final class Snapshot implements AutoCloseable {

  private static final AtomicLong NUMBER = new AtomicLong();

  private final Database database;
  private final List<ColumnSchema> columns;
  private final String table;
  private final long count;
  private volatile boolean closed;

  private Snapshot(Database database, List<ColumnSchema> columns, String table, long count) {
    this.database = database;
    this.columns = columns;
    this.table = table;
    this.count = count;
  }

  static Snapshot open(Database database, Statement.Query query) throws SQLException {
    String table = Database.SCRATCH + ".main.session_" + NUMBER.incrementAndGet();
    String names =
        IntStream.range(0, query.columns().size())
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(", "));
    String copy =
        "CREATE TABLE %s AS SELECT * FROM (%s) AS t(%s)"
            .formatted(table, query.sql().text(), names);
    long count =
        database.read(
            connection -> {
              execute(connection, copy);
              return count(connection, table);
            });
    return new Snapshot(database, query.columns(), table, count);
  }

  private static long count(DuckDBConnection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT count(*) FROM " + table)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static Void execute(DuckDBConnection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return null;
  }

  List<ColumnSchema> columns() {
    return columns;
  }

  long count() {
    return count;
  }

  boolean isClosed() {
    return closed;
  }

  /** The rows from one to another place, the latter excluded. */
  Rows rows(long from, long to) throws SQLException {
    String select =
        "SELECT * FROM %s WHERE rowid >= %d AND rowid < %d ORDER BY rowid"
            .formatted(table, from, to);
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              var result = statement.executeQuery(select)) {
            return Rows.read(columns, result);
          }
        });
  }

  @Override
  public void close() throws SQLException {
    closed = true;
    database.read(connection -> execute(connection, "DROP TABLE " + table));
  }
}
