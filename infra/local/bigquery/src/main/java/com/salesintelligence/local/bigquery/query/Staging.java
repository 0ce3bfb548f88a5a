package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rows on their way into a table: they are gathered in a table of their own, while others may
 * write, and then shown in one step.
 */
public final class Staging {

  private static final Set<String> KEPT =
      Set.of(
          "description",
          "friendlyName",
          "labels",
          "timePartitioning",
          "rangePartitioning",
          "requirePartitionFilter",
          "clustering",
          "tableConstraints",
          "maxStaleness");

  private final Database database;
  private final Metadata metadata;
  private final Tables tables;
  private final DefaultValues defaults;

  public Staging(Database database, Metadata metadata, Tables tables, DefaultValues defaults) {
    this.database = database;
    this.metadata = metadata;
    this.tables = tables;
    this.defaults = defaults;
  }

  /** A table for rows with these columns, to be closed by its taker. */
  public Stage open(List<ColumnSchema> columns) throws SQLException {
    ObjectNode resource = Json.object();
    resource.set("schema", TableSchemas.write(columns.stream().map(Staging::nullable).toList()));
    var name = new TableName("_streams", "stage", "rows_" + UUID.randomUUID());
    TableEntry entry = TableEntry.of(name, resource, false, 0);
    run("CREATE SCHEMA IF NOT EXISTS " + DuckName.quote(entry.duckSchema()));
    run(entry.duckDdl());
    return new Stage(entry);
  }

  private static ColumnSchema nullable(ColumnSchema column) {
    return ColumnSchema.of(column.name(), column.type());
  }

  /** Drops what was gathered before a crash. */
  public void forgetOld() throws SQLException {
    List<String> old =
        database.read(
            connection -> {
              var found = new ArrayList<String>();
              try (var statement = connection.createStatement();
                  var rows =
                      statement.executeQuery(
                          "SELECT table_name FROM duckdb_tables()"
                              + " WHERE schema_name = '_streams.stage'"
                              + " AND starts_with(table_name, 'rows_')")) {
                while (rows.next()) {
                  found.add(rows.getString(1));
                }
              }
              return found;
            });
    for (String table : old) {
      run("DROP TABLE \"_streams.stage\"." + DuckName.quote(table));
    }
  }

  /** Shows the rows of a stage in a table. */
  public void move(Stage stage, Destination destination) throws SQLException {
    Optional<TableEntry> existing = metadata.table(destination.name());
    if (existing.isEmpty()) {
      create(stage, destination);
      return;
    }
    TableEntry table = existing.get();
    requireWritable(table);
    var part = new TablePart(table, destination.partition());
    switch (destination.write()) {
      case EMPTY -> {
        if (!isEmpty(part)) {
          throw ApiError.duplicate("Table " + destination.name());
        }
        append(stage, destination, part);
      }
      case APPEND -> append(stage, destination, part);
      case TRUNCATE -> {
        if (part.partition().isEmpty()) {
          replace(stage, destination, table);
        } else {
          append(stage, destination, part);
        }
      }
    }
  }

  public static void requireWritable(TableEntry table) {
    if (table.isView() || table.isReadOnly()) {
      throw ApiError.invalid(
          "Cannot write to table %s: it is a %s"
              .formatted(table.name(), table.isView() ? "view" : "snapshot"));
    }
  }

  private void create(Stage stage, Destination destination) throws SQLException {
    metadata.requireDataset(
        com.salesintelligence.local.bigquery.catalog.DatasetName.of(destination.name()));
    if (!destination.mayCreate()) {
      throw ApiError.notFound("Table " + destination.name());
    }
    ObjectNode resource = destination.resource().deepCopy();
    resource.set("schema", destination.schema());
    StageMove.divided(resource, destination.partition());
    tables.create(destination.name(), resource, rows(stage, destination, resource));
  }

  private void replace(Stage stage, Destination destination, TableEntry table) throws SQLException {
    ObjectNode resource = Json.object();
    for (String field : KEPT) {
      if (table.resource().has(field)) {
        resource.set(field, table.resource().get(field));
      }
    }
    destination.resource().properties().forEach(e -> resource.set(e.getKey(), e.getValue()));
    resource.set("schema", destination.schema());
    tables.replace(destination.name(), resource, rows(stage, destination, resource));
  }

  /** Into a part of a table; what was there goes where the destination says so. */
  private void append(Stage stage, Destination destination, TablePart part) throws SQLException {
    TableEntry table = part.table();
    TableEntry fitting =
        SchemaFit.of(table, destination)
            .map(schema -> patched(destination.name(), schema))
            .orElse(table);
    database.write(
        connection -> {
          if (destination.write() == Destination.Write.TRUNCATE) {
            StageMove.run(connection, "DELETE FROM " + part.from());
          }
          new StageMove(connection, defaults)
              .insert(stage.entry, new TablePart(fitting, part.partition()));
          metadata.changed(destination.name());
          return connection;
        });
  }

  private Metadata.Preparation rows(Stage stage, Destination destination, ObjectNode resource) {
    TableEntry made = TableEntry.of(destination.name(), resource, false, 0);
    return connection ->
        new StageMove(connection, defaults)
            .insert(stage.entry, new TablePart(made, destination.partition()));
  }

  private TableEntry patched(TableName name, ObjectNode schema) {
    try {
      ObjectNode changes = Json.object();
      changes.set("schema", schema);
      return tables.patch(name, changes);
    } catch (SQLException e) {
      throw new ApiError(500, "internalError", String.valueOf(e.getMessage()));
    }
  }

  private boolean isEmpty(TablePart part) throws SQLException {
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT 1 FROM " + part.from() + " LIMIT 1")) {
            return !rows.next();
          }
        });
  }

  private void run(String sql) throws SQLException {
    database.write(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  /** The table where rows are gathered. */
  public final class Stage implements AutoCloseable {
    private final TableEntry entry;

    private Stage(TableEntry entry) {
      this.entry = entry;
    }

    public TableEntry entry() {
      return entry;
    }

    public long count() throws SQLException {
      return database.read(
          connection -> {
            try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + entry.duckName())) {
              rows.next();
              return rows.getLong(1);
            }
          });
    }

    @Override
    public void close() throws SQLException {
      run("DROP TABLE IF EXISTS " + entry.duckName());
    }
  }
}
