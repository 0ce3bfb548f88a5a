package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.bigquery.catalog.Datasets;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.Partitions;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.Names;
import com.salesintelligence.local.googlesql.script.Step;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Analyses and runs statements. */
public final class QueryEngine {

  /** The rows of a result that stay with their job; of more, a table is made. */
  private static final int IN_MEMORY = 10_000;

  private final GoogleSql sql;
  private final Database database;
  private final Metadata metadata;
  private final Definitions definitions;
  private final Staging staging;
  private final ScannedBytes scanned;
  private final Locations locations;

  public QueryEngine(
      GoogleSql sql,
      Database database,
      Metadata metadata,
      Datasets datasets,
      Tables tables,
      Staging staging) {
    this.sql = sql;
    this.database = database;
    this.metadata = metadata;
    this.staging = staging;
    scanned = new ScannedBytes(database, metadata);
    locations = new Locations(metadata);
    definitions = new Definitions(metadata, datasets, tables);
  }

  /** The columns of a view's query. */
  public List<ColumnSchema> columns(String query, String project) {
    Statement statement = analyze(new QueryCall(project, query, project, "", List.of()));
    if (statement instanceof Statement.Query(var duck, var columns, var tables)) {
      return columns;
    }
    throw ApiError.invalidQuery("A view needs a SELECT statement, not " + statement.type());
  }

  List<Step> script(String script) {
    try {
      return sql.script(script);
    } catch (SqlError e) {
      throw refused(e);
    }
  }

  /** Runs a script; its temporary tables and functions end with it. */
  Rows run(
      List<Step> script, QueryCall call, ScriptRun.Children children, Runnable requireNotStopped) {
    var temporary =
        new DatasetName(
            call.defaultProject(), "_script_" + UUID.randomUUID().toString().replace("-", "_"));
    try {
      return new ScriptRun(
              this,
              call.withTemporaryDataset(temporary.dataset()),
              new ScriptTransaction(database, metadata),
              children,
              requireNotStopped)
          .run(script);
    } finally {
      definitions.forget(temporary);
    }
  }

  /** What a query or expression gives. */
  public Rows evaluate(QueryCall call) {
    return run(call, statement -> {}).rows();
  }

  TableName tableName(List<String> path, QueryCall call) {
    try {
      return Names.table(path, call.options());
    } catch (SqlError e) {
      throw refused(e);
    }
  }

  Routine procedure(TableName name) {
    return metadata
        .routine(name)
        .filter(routine -> routine.kind() == Routine.Kind.PROCEDURE)
        .orElseThrow(() -> ApiError.invalidQuery("Procedure not found: " + name));
  }

  Statement analyze(QueryCall call) {
    QueryOptions options = call.options();
    try {
      return sql.analyze(call.sql(), options, metadata);
    } catch (SqlError e) {
      throw refused(e);
    }
  }

  /** What a statement would do; nothing is run. */
  Outcome dryRun(QueryCall call) {
    Statement statement = analyze(call);
    if (statement instanceof Statement.Query(var duck, var columns, var tables)) {
      return Outcome.query(statement.type(), new Rows(columns, List.of(), 0), tables);
    }
    if (statement instanceof Statement.Dml dml) {
      refuseOnChangeData(dml);
    }
    return Outcome.query(statement.type(), Rows.none(), statement.referencedTables());
  }

  /**
   * Where a statement runs.
   *
   * @param wanted by the client; empty where the data decide
   * @param single whether it is one statement, whose tables are known, and no script
   */
  String location(QueryCall call, String wanted, boolean single) {
    var datasets = new ArrayList<DatasetName>();
    if (!call.defaultDataset().isEmpty()) {
      datasets.add(new DatasetName(call.defaultProject(), call.defaultDataset()));
    }
    if (single) {
      analyze(call).referencedTables().forEach(table -> datasets.add(DatasetName.of(table)));
    }
    return locations.of(wanted, datasets);
  }

  /** How many bytes a statement reads. */
  long scannedBytes(QueryCall call) {
    return scannedBytes(analyze(call), true);
  }

  private long scannedBytes(Statement statement, boolean exact) {
    try {
      return switch (statement) {
        case Statement.Query query ->
            scanned.of(query.sql().text(), query.referencedTables(), exact);
        case Statement.Dml dml -> scanned.of(dml.sql().text(), dml.referencedTables(), exact);
        case Statement.CreateTable create when create.query() != null ->
            scanned.of(create.query().sql().text(), create.referencedTables(), exact);
        default -> 0;
      };
    } catch (SQLException e) {
      throw refused(GoogleSql.executionError(e));
    }
  }

  /** The logical size of a table's rows. */
  public long bytes(TableEntry table) throws SQLException {
    return scanned.of(table);
  }

  private void requireAffordable(QueryCall call, Statement statement) {
    if (call.maximumBytesBilled().isEmpty()) {
      return;
    }
    long limit = call.maximumBytesBilled().getAsLong();
    long billed = ScannedBytes.billed(scannedBytes(statement, true), statement.referencedTables());
    if (billed > limit) {
      throw new ApiError(
          400,
          "bytesBilledLimitExceeded",
          "Query exceeded limit for bytes billed: %d. %d or higher required."
              .formatted(limit, billed));
    }
  }

  /**
   * @param running told of the DuckDB statement as it starts, so that it can be cancelled
   */
  Outcome run(QueryCall call, Consumer<PreparedStatement> running) {
    return run(call, running, null);
  }

  /**
   * @param large the table for the rows of a query where they are too many to stay in memory; null
   *     where they have to
   */
  Outcome run(QueryCall call, Consumer<PreparedStatement> running, @Nullable TableName large) {
    Statement statement = analyze(call);
    requireAffordable(call, statement);
    if (call.hasDestination() && !(statement instanceof Statement.Query)) {
      throw ApiError.invalid(
          "Cannot set destination table in jobs with DML or DDL statements, or scripts");
    }
    try {
      long bytes = scannedBytes(statement, false);
      Outcome outcome =
          switch (statement) {
            case Statement.Query query when call.hasDestination() -> store(call, query, running);
            case Statement.Query query -> query(call, query, running, large);
            case Statement.Dml dml -> dml(call, dml, running);
            case Statement.CreateTable create ->
                definitions.create(create, (connection, duck) -> execute(connection, duck, call));
            case Statement definition -> definitions.run(definition);
          };
      return outcome.withBytes(bytes);
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).startsWith("INTERRUPT")) {
        throw new ApiError(
            400, "stopped", "Job execution was cancelled: User requested cancellation");
      }
      throw refused(GoogleSql.executionError(e));
    }
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

  private Outcome query(
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
  TableEntry keep(TableName name, Rows rows) {
    try {
      TableEntry table = definitions.createTemporary(name, ofResult(rows.columns()));
      return database.write(
          connection -> {
            rows.insert(connection, table);
            return table;
          });
    } catch (SQLException e) {
      throw refused(GoogleSql.executionError(e));
    }
  }

  /** Forgets the rows of a query. */
  void drop(TableName large) {
    definitions.forget(large);
  }

  private Outcome store(QueryCall call, Statement.Query query, Consumer<PreparedStatement> running)
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

  private Outcome dml(QueryCall call, Statement.Dml dml, Consumer<PreparedStatement> running)
      throws SQLException {
    refuseOnChangeData(dml);
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

  private static void execute(DuckDBConnection connection, Statement.DuckSql duck, QueryCall call)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(duck.text())) {
      ParameterValues.bind(connection, statement, duck.parameters(), call.bindings());
      statement.execute();
    }
  }

  private void refuseOnChangeData(Statement.Dml dml) {
    TableEntry table = metadata.requireTable(dml.target());
    Staging.requireWritable(table);
    if (table.changeData() && !dml.type().equals("INSERT")) {
      throw ApiError.invalidQuery(
          "%s is not supported on table %s, which takes change data capture: write upserts and deletes through the Storage Write API instead"
              .formatted(dml.type(), table.name()));
    }
  }

  private static ApiError refused(SqlError e) {
    return ApiError.of(e);
  }
}
