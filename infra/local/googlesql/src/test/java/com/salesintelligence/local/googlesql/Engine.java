package com.salesintelligence.local.googlesql;

import com.salesintelligence.local.googlesql.Statement.Dml;
import com.salesintelligence.local.googlesql.Statement.DuckSql;
import com.salesintelligence.local.googlesql.Statement.Query;
import com.salesintelligence.local.googlesql.script.Step;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest server there can be: one DuckDB in memory, one catalogue in a map. */
final class Engine implements Catalog, AutoCloseable {
  static final GoogleSql GOOGLE_SQL = new GoogleSql();
  private final Connection connection;
  private final Map<TableName, Relation> relations = new HashMap<>();
  private final Map<TableName, Routine> routines = new HashMap<>();
  private final QueryOptions options = QueryOptions.of("p", "d");
  private long version;

  Engine() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    GoogleSql.install(connection);
  }

  @Override
  public Optional<Relation> find(TableName name) {
    return Optional.ofNullable(relations.get(name));
  }

  @Override
  public Optional<Routine> routine(TableName name) {
    return Optional.ofNullable(routines.get(name));
  }

  static List<String> statements(String script) {
    return GOOGLE_SQL.script(script).stream().map(step -> ((Step.Sql) step).text()).toList();
  }

  Statement analyze(String sql) {
    return GOOGLE_SQL.analyze(sql, options, this);
  }

  Query query(String sql, QueryOptions options) {
    return (Query) GOOGLE_SQL.analyze(sql, options, this);
  }

  QueryOptions options() {
    return options;
  }

  /** Runs any statement; a query's rows come as texts. */
  List<List<String>> run(String sql) {
    return switch (analyze(sql)) {
      case Query query -> rows(query.sql(), List.of());
      case Dml dml -> update(dml);
      case Statement.CreateTable table -> create(table);
      case Statement.CreateRoutine routine -> {
        routines.put(routine.name(), routine.routine());
        yield List.of();
      }
      case Statement.CreateView view -> {
        relations.put(view.name(), new View(view.query(), ++version));
        yield List.of();
      }
      default -> throw new IllegalArgumentException(sql);
    };
  }

  private List<List<String>> create(Statement.CreateTable table) {
    var name = table.name();
    String duckName = DuckName.quote(name.dataset() + "." + name.table());
    var columns =
        table.columns().stream()
            .map(c -> DuckName.quote(c.name()) + " " + c.type().duckType())
            .toList();
    execute("CREATE OR REPLACE TABLE " + duckName + " (" + String.join(", ", columns) + ")");
    relations.put(name, new Table(duckName, table.columns(), ++version));
    if (table.query() != null) {
      execute("INSERT INTO " + duckName + " " + table.query().sql().text());
    }
    return List.of();
  }

  private void execute(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private List<List<String>> update(Dml dml) {
    try (var statement = connection.prepareStatement(dml.sql().text())) {
      return List.of(List.of(String.valueOf(statement.executeUpdate())));
    } catch (SQLException e) {
      throw GoogleSql.executionError(e);
    }
  }

  List<List<String>> rows(DuckSql sql, List<?> values) {
    try (var statement = connection.prepareStatement(sql.text())) {
      for (int i = 0; i < sql.parameters().size(); i++) {
        statement.setObject(i + 1, values.get(sql.parameters().get(i)));
      }
      var rows = new ArrayList<List<String>>();
      try (var result = statement.executeQuery()) {
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
          var row = new ArrayList<String>();
          for (int i = 1; i <= columns; i++) {
            boolean interval = result.getMetaData().getColumnTypeName(i).equals("INTERVAL");
            Object value = result.getObject(i);
            row.add(
                interval && value != null
                    ? IntervalTexts.parts(value.toString()).toString()
                    : Texts.of(value));
          }
          rows.add(row);
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(
          GoogleSql.executionError(e).getMessage() + "\n" + sql.text(), e);
    }
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
