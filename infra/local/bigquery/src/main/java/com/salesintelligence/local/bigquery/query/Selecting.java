package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs queries: their rows stay in memory, or go into a table that ends itself, or into one of the
 * client's choice.
 */
final class Selecting {

  /** The rows of a result that stay with their job; of more, a table is made. */
  private static final int IN_MEMORY = 10_000;

  private final Database database;
  private final Definitions definitions;
  private final Staging staging;

  Selecting(Database database, Definitions definitions, Staging staging) {
    this.database = database;
    this.definitions = definitions;
    this.staging = staging;
  }

  /**
   * @param large the table for the rows where they are too many to stay in memory; null where they
   *     have to
   */
  Outcome run(
      QueryCall call,
      Statement.Query query,
      Consumer<PreparedStatement> running,
      @Nullable TableName large)
      throws SQLException {
    Optional<Rows> rows =
        database.read(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(query.sql().text())) {
                running.accept(statement);
                ParameterValues.bind(
                    connection, statement, query.sql().parameters(), call.bindings());
                try (ResultSet result = statement.executeQuery()) {
                  return large == null
                      ? Optional.of(Rows.read(query.columns(), result))
                      : Rows.read(query.columns(), result, IN_MEMORY);
                }
              }
            });
    rows.ifPresent(NullElements::refuse);
    return rows.isPresent()
        ? Outcome.query(query.type(), rows.get(), query.referencedTables())
        : keep(call, query, running, Objects.requireNonNull(large));
  }

  /**
   * Runs a query again whose rows are too many to stay in memory: into a table that ends itself.
   */
  private Outcome keep(
      QueryCall call, Statement.Query query, Consumer<PreparedStatement> running, TableName name)
      throws SQLException {
    TableEntry table = definitions.createTemporary(name, ofResult(query.columns()));
    long count = insert(call, query, running, table);
    var columns = new Rows(query.columns(), List.of(), 0);
    return Outcome.stored(columns, name, count, query.referencedTables());
  }

  private static ObjectNode ofResult(List<ColumnSchema> columns) {
    ObjectNode resource = Json.object();
    resource.set("schema", TableSchemas.write(columns));
    long end = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
    return resource.put("expirationTime", Long.toString(end));
  }

  /** A table of rows that are in memory. */
  TableEntry keep(TableName name, Rows rows) throws SQLException {
    TableEntry table = definitions.createTemporary(name, ofResult(rows.columns()));
    return database.write(
        connection -> {
          rows.insert(connection, table);
          return table;
        });
  }

  /** Into a table of the client's choice. */
  Outcome store(QueryCall call, Statement.Query query, Consumer<PreparedStatement> running)
      throws SQLException {
    Destination destination =
        Destination.of(call.configuration(), query.columns(), Destination.Write.EMPTY);
    try (Staging.Stage stage = staging.open(query.columns())) {
      long count = insert(call, query, running, stage.entry());
      staging.move(stage, destination);
      var columns = new Rows(query.columns(), List.of(), 0);
      return Outcome.stored(columns, destination.name(), count, query.referencedTables());
    }
  }

  private long insert(
      QueryCall call, Statement.Query query, Consumer<PreparedStatement> running, TableEntry target)
      throws SQLException {
    String insert =
        "INSERT INTO %s (%s) %s"
            .formatted(target.duckName(), target.columnList(), query.sql().text());
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(insert)) {
            running.accept(statement);
            ParameterValues.bind(connection, statement, query.sql().parameters(), call.bindings());
            long stored = statement.executeUpdate();
            NullElements.refuse(connection, target.duckName(), target.columns());
            return stored;
          }
        });
  }
}
