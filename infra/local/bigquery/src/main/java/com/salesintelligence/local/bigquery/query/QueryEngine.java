package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.bigquery.catalog.Datasets;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.Names;
import com.salesintelligence.local.googlesql.script.Step;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Analyses and runs statements. */
public final class QueryEngine {

  private final GoogleSql sql;
  private final Database database;
  private final Metadata metadata;
  private final Definitions definitions;
  private final Selecting selecting;
  private final RowChanges changes;
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
    scanned = new ScannedBytes(database, metadata);
    locations = new Locations(metadata);
    definitions = new Definitions(metadata, datasets, tables);
    selecting = new Selecting(database, definitions, staging);
    changes = new RowChanges(database, metadata);
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
      changes.requireAllowed(dml);
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
        case Statement.Complete complete ->
            scanned.of(complete.sql().text(), complete.referencedTables(), exact);
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
            case Statement.Query query when call.hasDestination() ->
                selecting.store(call, query, running);
            case Statement.Query query -> selecting.run(call, query, running, large);
            case Statement.Dml dml -> changes.run(call, dml, running);
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

  /** A table of rows that are in memory. */
  TableEntry keep(TableName name, Rows rows) {
    try {
      return selecting.keep(name, rows);
    } catch (SQLException e) {
      throw refused(GoogleSql.executionError(e));
    }
  }

  /** Forgets the rows of a query. */
  void drop(TableName large) {
    definitions.forget(large);
  }

  private static void execute(DuckDBConnection connection, Statement.DuckSql duck, QueryCall call)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(duck.text())) {
      ParameterValues.bind(connection, statement, duck.parameters(), call.bindings());
      statement.execute();
    }
  }

  private static ApiError refused(SqlError e) {
    return ApiError.of(e);
  }
}
