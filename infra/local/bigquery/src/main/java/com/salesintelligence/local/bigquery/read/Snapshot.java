package com.salesintelligence.local.bigquery.read;

import com.salesintelligence.local.bigquery.query.Rows;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/** The rows of a query as they were at one moment: a transaction that stays open. */
final class Snapshot implements AutoCloseable {

  private final DuckDBConnection connection;
  private final Statement.Query query;
  private final ReentrantLock lock = new ReentrantLock();
  private final long count;

  private Snapshot(DuckDBConnection connection, Statement.Query query) throws SQLException {
    this.connection = connection;
    this.query = query;
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery("SELECT count(*) FROM (" + query.sql().text() + ") AS t")) {
      result.next();
      count = result.getLong(1);
    }
  }

  static Snapshot open(Database database, Statement.Query query) throws SQLException {
    DuckDBConnection connection = database.connect();
    try {
      return new Snapshot(connection, query);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  List<ColumnSchema> columns() {
    return query.columns();
  }

  long count() {
    return count;
  }

  Rows rows(long from, long limit) throws SQLException {
    lock.lock();
    try (var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "SELECT * FROM (%s) AS t LIMIT %d OFFSET %d"
                    .formatted(query.sql().text(), limit, from))) {
      return Rows.read(query.columns(), result);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws SQLException {
    lock.lock();
    try {
      connection.rollback();
      connection.close();
    } finally {
      lock.unlock();
    }
  }
}
