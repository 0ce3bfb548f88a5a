package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.Partitions;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.Statement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/** DML: what a statement changed is checked before it commits. */
final class RowChanges {

  private final Database database;
  private final Metadata metadata;

  RowChanges(Database database, Metadata metadata) {
    this.database = database;
    this.metadata = metadata;
  }

  Outcome run(QueryCall call, Statement.Dml dml, Consumer<PreparedStatement> running)
      throws SQLException {
    requireAllowed(dml);
    return database.write(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(dml.sql().text())) {
            running.accept(statement);
            ParameterValues.bind(connection, statement, dml.sql().parameters(), call.bindings());
            long rows = statement.executeUpdate();
            TableEntry table = metadata.requireTable(dml.target());
            TypeLimits.enforce(connection, table.duckName(), table.columns());
            NullElements.refuse(connection, table.duckName(), table.columns());
            requireBoundaries(connection, table);
            metadata.changed(dml.target());
            return Outcome.dml(dml.type(), rows, dml.target(), dml.referencedTables());
          }
        });
  }

  /** A statement may say when rows came, in whole partitions. */
  private static void requireBoundaries(DuckDBConnection connection, TableEntry table)
      throws SQLException {
    Optional<Partitions> partitions = table.partitions().filter(Partitions::isByIngestion);
    if (partitions.isEmpty()) {
      return;
    }
    try (var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT 1 FROM %s WHERE %s LIMIT 1"
                    .formatted(table.duckName(), partitions.get().isBetween()))) {
      if (rows.next()) {
        throw ApiError.invalidQuery(
            "Cannot set pseudo column _PARTITIONTIME to a value that is not a whole "
                + partitions.get().unit());
      }
    }
  }

  /** Snapshots take no changes, tables with change data capture rows alone. */
  void requireAllowed(Statement.Dml dml) {
    TableEntry table = metadata.requireTable(dml.target());
    Staging.requireWritable(table);
    if (table.changeData() && !dml.type().equals("INSERT")) {
      throw ApiError.invalidQuery(
          "%s is not supported on table %s, which takes change data capture: write upserts and deletes through the Storage Write API instead"
              .formatted(dml.type(), table.name()));
    }
  }
}
