package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.bigquery.catalog.Datasets;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.RoutineEntry;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.Statement.AlterAction;
import com.salesintelligence.local.googlesql.Statement.IfTaken;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import tools.jackson.databind.node.ObjectNode;

/** Data definition: what a statement says becomes what the REST API would have been told. */
final class Definitions {

  private static final String STAGE = "temp.main._replacement";

  private final Metadata metadata;
  private final Datasets datasets;
  private final Tables tables;

  Definitions(Metadata metadata, Datasets datasets, Tables tables) {
    this.metadata = metadata;
    this.datasets = datasets;
    this.tables = tables;
  }

  Outcome create(Statement.CreateTable create, Execution execution) throws SQLException {
    makeTemporary(DatasetName.of(create.name()));
    ObjectNode resource = resource(create);
    Metadata.Preparation rows =
        connection -> {
          Statement.Query query = create.query();
          if (query != null) {
            String insert = "INSERT INTO %s (%s) ".formatted(duckName(create), columns(create));
            var duck = new Statement.DuckSql(insert + query.sql().text(), query.sql().parameters());
            execution.run((DuckDBConnection) connection, duck);
            NullElements.refuse(connection, duckName(create), create.columns());
          }
        };
    String operation = operation(create.name(), create.ifTaken());
    switch (operation) {
      case "SKIP" -> {}
      case "REPLACE" ->
          tables.replace(create.name(), resource, staged(create, execution), staged(create));
      default -> tables.create(create.name(), resource, rows);
    }
    return Outcome.ddl(create.type(), operation, create.name());
  }

  /** The query may read the table that it replaces: its rows are set aside first. */
  private static Metadata.Preparation staged(Statement.CreateTable create, Execution execution) {
    return connection -> {
      Statement.Query query = create.query();
      if (query != null) {
        String stage = "CREATE TEMP TABLE " + STAGE + " AS " + query.sql().text();
        var duck = new Statement.DuckSql(stage, query.sql().parameters());
        execution.run((DuckDBConnection) connection, duck);
      }
    };
  }

  private static Metadata.Preparation staged(Statement.CreateTable create) {
    return connection -> {
      if (create.query() != null) {
        try (var statement = connection.createStatement()) {
          statement.execute(
              "INSERT INTO %s (%s) SELECT * FROM %s"
                  .formatted(duckName(create), columns(create), STAGE));
          statement.execute("DROP TABLE " + STAGE);
          NullElements.refuse(connection, duckName(create), create.columns());
        }
      }
    };
  }

  Outcome run(Statement statement) throws SQLException {
    return switch (statement) {
      case Statement.CreateView view -> createView(view);
      case Statement.AlterTable alter -> alter(alter);
      case Statement.Drop drop -> drop(drop);
      case Statement.CreateRoutine create -> createRoutine(create);
      case Statement.DropRoutine drop -> dropRoutine(drop);
      case Statement.VectorIndex index -> index(index);
      case Statement.AlterSchema schema -> alterSchema(schema);
      case Statement.CreateSchema schema -> createSchema(schema);
      case Statement.DropSchema schema -> dropSchema(schema);
      default -> throw ApiError.unsupported("Statement " + statement.type());
    };
  }

  private String operation(TableName name, IfTaken ifTaken) {
    if (metadata.table(name).isEmpty()) {
      return "CREATE";
    }
    return switch (ifTaken) {
      case FAIL -> "CREATE";
      case KEEP -> "SKIP";
      case REPLACE -> "REPLACE";
    };
  }

  private Outcome createView(Statement.CreateView view) throws SQLException {
    String operation = operation(view.name(), view.ifTaken());
    if (!operation.equals("SKIP")) {
      ObjectNode resource = DefinitionResources.view(view);
      if (operation.equals("REPLACE")) {
        tables.replace(view.name(), resource, connection -> {});
      } else {
        tables.create(view.name(), resource);
      }
    }
    return Outcome.ddl(view.type(), operation, view.name());
  }

  private Outcome alter(Statement.AlterTable alter) throws SQLException {
    Optional<TableEntry> table = metadata.table(alter.name());
    if (table.isEmpty() && alter.ifExists()) {
      return Outcome.ddl(alter.type(), "SKIP", alter.name());
    }
    var alteration = new Alteration(metadata.requireTable(alter.name()));
    for (AlterAction action : alter.actions()) {
      switch (action) {
        case AlterAction.RenameTo rename -> {
          TableName name = alter.name();
          tables.rename(name, new TableName(name.project(), name.dataset(), rename.name()));
          return Outcome.ddl(alter.type(), "ALTER", alter.name());
        }
        case AlterAction.SetPrimaryKey key -> {
          tables.patch(alter.name(), DefinitionResources.primaryKey(key.columns()));
          return Outcome.ddl(alter.type(), "ALTER", alter.name());
        }
        default -> alteration.apply(action);
      }
    }
    tables.alter(alter.name(), alteration.resource(), alteration.statements());
    return Outcome.ddl(alter.type(), "ALTER", alter.name());
  }

  private Outcome drop(Statement.Drop drop) throws SQLException {
    Optional<TableEntry> table = metadata.table(drop.name());
    if (table.isEmpty() && drop.ifExists()) {
      return Outcome.ddl(drop.type(), "SKIP", drop.name());
    }
    boolean view =
        table.isPresent() ? table.get().isView() : metadata.requireTable(drop.name()).isView();
    if (view != drop.type().equals("DROP_VIEW")) {
      throw ApiError.invalidQuery(
          "Cannot drop %s: it is a %s".formatted(drop.name(), view ? "view" : "table"));
    }
    tables.delete(drop.name());
    return Outcome.ddl(drop.type(), "DROP", drop.name());
  }

  private Outcome createRoutine(Statement.CreateRoutine create) throws SQLException {
    boolean taken = metadata.routineEntry(create.name()).isPresent();
    if (taken && create.ifTaken() == IfTaken.FAIL) {
      throw ApiError.duplicate("Routine " + create.name());
    }
    if (taken && create.ifTaken() == IfTaken.KEEP) {
      return Outcome.ddl(create.type(), "SKIP", null);
    }
    metadata.put(RoutineEntry.of(create.name(), create.routine()));
    return Outcome.ddl(create.type(), taken ? "REPLACE" : "CREATE", null);
  }

  private Outcome dropRoutine(Statement.DropRoutine drop) throws SQLException {
    Optional<RoutineEntry> routine =
        metadata.routineEntry(drop.name()).filter(r -> r.routine().kind() == drop.kind());
    if (routine.isEmpty() && drop.ifExists()) {
      return Outcome.ddl(drop.type(), "SKIP", null);
    }
    metadata.drop(routine.orElseThrow(() -> ApiError.notFound("Routine " + drop.name())));
    return Outcome.ddl(drop.type(), "DROP", null);
  }

  /** Every search looks at every row: an index is noted in the table's resource, no more. */
  private Outcome index(Statement.VectorIndex index) throws SQLException {
    TableEntry table = metadata.requireTable(index.table());
    ObjectNode resource = table.resource().deepCopy();
    ObjectNode noted = resource.withObject("vectorIndexes");
    boolean create = index.type().startsWith("CREATE");
    boolean known = noted.has(index.name());
    if (create && known && index.ifTaken() == IfTaken.FAIL) {
      throw ApiError.duplicate("Vector index " + index.name());
    }
    if (!create && !known && !index.ifExists()) {
      throw ApiError.notFound("Vector index " + index.name());
    }
    boolean skip = create ? known && index.ifTaken() == IfTaken.KEEP : !known;
    if (!skip) {
      if (create) {
        noted.put(index.name(), true);
      } else {
        noted.remove(index.name());
      }
      tables.alter(index.table(), resource, List.of());
    }
    return Outcome.ddl(index.type(), skip ? "SKIP" : create ? "CREATE" : "DROP", index.table());
  }

  private Outcome alterSchema(Statement.AlterSchema schema) throws SQLException {
    var name = new DatasetName(schema.project(), schema.dataset());
    if (metadata.dataset(name).isEmpty() && schema.ifExists()) {
      return Outcome.ddl(schema.type(), "SKIP", null);
    }
    ObjectNode changes = Json.object();
    DefinitionResources.options(changes, schema.options());
    datasets.patch(name, changes);
    return Outcome.ddl(schema.type(), "ALTER", null);
  }

  /** Drops a script's temporary tables and functions. */
  void forget(DatasetName temporary) {
    try {
      for (RoutineEntry routine : metadata.routines(temporary)) {
        metadata.drop(routine);
      }
      if (metadata.dataset(temporary).isPresent()) {
        datasets.delete(temporary, true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Temporary tables could not be dropped", e);
    }
  }

  /** A table of a temporary dataset, which is made with it. */
  TableEntry createTemporary(TableName name, ObjectNode resource) throws SQLException {
    synchronized (this) {
      makeTemporary(DatasetName.of(name));
    }
    return tables.create(name, resource);
  }

  void forget(TableName temporary) {
    try {
      if (metadata.table(temporary).isPresent()) {
        tables.delete(temporary);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A result could not be dropped", e);
    }
  }

  private void makeTemporary(DatasetName name) throws SQLException {
    if (name.isTemporary() && metadata.dataset(name).isEmpty()) {
      datasets.create(name, Json.object());
    }
  }

  private Outcome createSchema(Statement.CreateSchema schema) throws SQLException {
    var name = new DatasetName(schema.project(), schema.dataset());
    if (metadata.dataset(name).isPresent() && schema.ifNotExists()) {
      return Outcome.ddl(schema.type(), "SKIP", null);
    }
    ObjectNode resource = Json.object();
    DefinitionResources.options(resource, schema.options());
    datasets.create(name, resource);
    return Outcome.ddl(schema.type(), "CREATE", null);
  }

  private Outcome dropSchema(Statement.DropSchema schema) throws SQLException {
    var name = new DatasetName(schema.project(), schema.dataset());
    if (metadata.dataset(name).isEmpty() && schema.ifExists()) {
      return Outcome.ddl(schema.type(), "SKIP", null);
    }
    datasets.delete(name, schema.cascade());
    return Outcome.ddl(schema.type(), "DROP", null);
  }

  /** With LIKE, CLONE and COPY the other table's definition comes first. */
  private ObjectNode resource(Statement.CreateTable create) {
    TableName like = create.like();
    return like == null
        ? DefinitionResources.table(create)
        : DefinitionResources.like(metadata.requireTable(like), create);
  }

  private static String duckName(Statement.CreateTable create) {
    return entry(create).duckName();
  }

  private static String columns(Statement.CreateTable create) {
    return entry(create).columnList();
  }

  private static TableEntry entry(Statement.CreateTable create) {
    return TableEntry.of(create.name(), DefinitionResources.table(create), false, 0);
  }

  /** Runs DuckDB SQL with the parameters of the statement. */
  interface Execution {
    void run(DuckDBConnection connection, Statement.DuckSql sql) throws SQLException;
  }
}
