package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Datasets;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/** Analyses and runs statements. */
public final class QueryEngine {

  private final GoogleSql sql;
  private final Database database;
  private final Metadata metadata;
  private final Definitions definitions;

  public QueryEngine(
      GoogleSql sql, Database database, Metadata metadata, Datasets datasets, Tables tables) {
    this.sql = sql;
    this.database = database;
    this.metadata = metadata;
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

  List<String> statements(String script) {
    try {
      return sql.statements(script);
    } catch (SqlError e) {
      throw refused(e);
    }
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
   * @param running told of the DuckDB statement as it starts, so that it can be cancelled
   */
  Outcome run(QueryCall call, Consumer<PreparedStatement> running) {
    Statement statement = analyze(call);
    try {
      return switch (statement) {
        case Statement.Query query -> query(call, query, running);
        case Statement.Dml dml -> dml(call, dml, running);
        case Statement.CreateTable create ->
            definitions.create(create, (connection, duck) -> execute(connection, duck, call));
        case Statement definition -> definitions.run(definition);
      };
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).startsWith("INTERRUPT")) {
        throw new ApiError(
            400, "stopped", "Job execution was cancelled: User requested cancellation");
      }
      throw refused(GoogleSql.executionError(e));
    }
  }

  /** The number of a table's rows. */
  public long count(TableEntry table) throws SQLException {
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              ResultSet result =
                  statement.executeQuery("SELECT count(*) FROM " + table.duckName())) {
            result.next();
            return result.getLong(1);
          }
        });
  }

  /** Some of a table's rows, in the order in which they lie. */
  public Rows rows(TableEntry table, long from, long count) throws SQLException {
    String select =
        "SELECT %s FROM %s LIMIT %d OFFSET %d"
            .formatted(table.columnList(), table.duckName(), count, from);
    return database.read(
        connection -> {
          try (var statement = connection.createStatement();
              ResultSet result = statement.executeQuery(select)) {
            return Rows.read(table.columns(), result);
          }
        });
  }

  /** Copies all rows of a table into an empty one with the same columns. */
  public void copy(Connection connection, TableEntry source, TableName target) throws SQLException {
    String duckTarget = TableEntry.of(target, source.resource(), false, 0).duckName();
    try (var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO %s (%s) SELECT %s FROM %s"
              .formatted(duckTarget, source.columnList(), source.columnList(), source.duckName()));
    }
  }

  private Outcome query(QueryCall call, Statement.Query query, Consumer<PreparedStatement> running)
      throws SQLException {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(query.sql().text())) {
            running.accept(statement);
            ParameterValues.bind(
                connection, statement, query.sql().parameters(), call.parameters());
            try (ResultSet result = statement.executeQuery()) {
              Rows rows = Rows.read(query.columns(), result);
              return Outcome.query(query.type(), rows, query.referencedTables());
            }
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
            ParameterValues.bind(connection, statement, dml.sql().parameters(), call.parameters());
            long rows = statement.executeUpdate();
            metadata.changed(dml.target());
            return Outcome.dml(dml.type(), rows, dml.target(), dml.referencedTables());
          }
        });
  }

  private static void execute(DuckDBConnection connection, Statement.DuckSql duck, QueryCall call)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(duck.text())) {
      ParameterValues.bind(connection, statement, duck.parameters(), call.parameters());
      statement.execute();
    }
  }

  private void refuseOnChangeData(Statement.Dml dml) {
    TableEntry table = metadata.requireTable(dml.target());
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
