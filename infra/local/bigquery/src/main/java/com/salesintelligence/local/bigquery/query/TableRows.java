package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.Statement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of tables as they lie: counted, read in pages, copied. */
public final class TableRows {

  private final Database database;

  public TableRows(Database database) {
    this.database = database;
  }

  /** The number of rows. */
  public long count(TablePart part) throws SQLException {
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              ResultSet result = statement.executeQuery("SELECT count(*) FROM " + part.from())) {
            result.next();
            return result.getLong(1);
          }
        });
  }

  /** Some of the rows, in the order in which they lie. */
  public Rows rows(TablePart part, long from, long count) throws SQLException {
    TableEntry table = part.table();
    if (table.columns().isEmpty()) {
      return Rows.none();
    }
    String select =
        "SELECT %s FROM %s LIMIT %d OFFSET %d"
            .formatted(table.columnList(), part.from(), count, from);
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              ResultSet result = statement.executeQuery(select)) {
            return Rows.read(table.columns(), result);
          }
        });
  }

  /** Some of a query's rows, in the order in which they lie. */
  public Rows rows(Statement.Query query, long from, long count) throws SQLException {
    String select =
        "SELECT * FROM (%s) AS t LIMIT %d OFFSET %d".formatted(query.sql().text(), count, from);
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              ResultSet result = statement.executeQuery(select)) {
            return Rows.read(query.columns(), result);
          }
        });
  }

  /**
   * Copies rows into another table.
   *
   * @param columns that both have
   */
  public void copy(TablePart source, TableEntry target, List<ColumnSchema> columns)
      throws SQLException {
    if (columns.isEmpty()) {
      return;
    }
    String names =
        columns.stream()
            .map(column -> DuckName.quote(column.name()))
            .collect(Collectors.joining(", "));
    String insert =
        "INSERT INTO %s (%s) SELECT %s FROM %s"
            .formatted(target.duckName(), names, names, source.from());
    database.read(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(insert);
          }
        });
  }
}
