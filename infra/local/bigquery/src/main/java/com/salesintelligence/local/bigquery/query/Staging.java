package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    switch (destination.write()) {
      case EMPTY -> {
        if (!isEmpty(table)) {
          throw ApiError.duplicate("Table " + destination.name());
        }
        append(stage, destination, table);
      }
      case APPEND -> append(stage, destination, table);
      case TRUNCATE -> replace(stage, destination, table);
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
    tables.create(
        destination.name(),
        resource,
        connection -> insert(connection, stage, destination.columns(), destination.name()));
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
    tables.replace(
        destination.name(),
        resource,
        connection -> insert(connection, stage, destination.columns(), destination.name()));
  }

  private void append(Stage stage, Destination destination, TableEntry table) throws SQLException {
    TableEntry fitting =
        SchemaFit.of(table, destination)
            .map(schema -> patched(destination.name(), schema))
            .orElse(table);
    database.write(
        connection -> {
          insert(connection, stage, fitting.columns(), destination.name());
          metadata.changed(destination.name());
          return connection;
        });
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

  /** Columns that the stage has not get their default values. */
  private void insert(
      Connection connection, Stage stage, List<ColumnSchema> columns, TableName target)
      throws SQLException {
    Set<String> given =
        stage.entry.columns().stream()
            .map(c -> c.name().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.toSet());
    var names = new ArrayList<String>();
    var values = new ArrayList<String>();
    var bound = new ArrayList<@Nullable Object>();
    for (ColumnSchema column : columns) {
      String quoted = DuckName.quote(column.name());
      if (given.contains(column.name().toLowerCase(java.util.Locale.ROOT))) {
        names.add(quoted);
        values.add(quoted);
      } else if (!column.defaultValue().isEmpty()) {
        names.add(quoted);
        values.add("?");
        bound.add(defaults.values(column, 1).getFirst());
      }
    }
    if (names.isEmpty()) {
      return;
    }
    String duckTarget = TableEntry.duckName(target);
    String sql =
        "INSERT INTO %s (%s) SELECT %s FROM %s"
            .formatted(
                duckTarget,
                String.join(", ", names),
                String.join(", ", values),
                stage.entry.duckName());
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < bound.size(); i++) {
        statement.setObject(i + 1, bound.get(i));
      }
      statement.execute();
    }
    TypeLimits.enforce(connection, duckTarget, columns);
  }

  private boolean isEmpty(TableEntry table) throws SQLException {
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery("SELECT 1 FROM " + table.duckName() + " LIMIT 1")) {
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
