package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Removes the rows with given keys, all with one statement. */
final class KeyStage implements AutoCloseable {

  private final DuckDBConnection connection;
  private final DuckDBAppender appender;
  private final String stage;
  private final String delete;
  private int waiting;

  KeyStage(DuckDBConnection connection, TableEntry table, int number) throws SQLException {
    this.connection = connection;
    String name = "stale_" + number;
    stage = "temp.main." + name;
    List<String> keys = table.primaryKey().stream().map(DuckName::quote).toList();
    String columns =
        table.primaryKey().stream()
            .map(key -> DuckName.quote(key) + " " + column(table, key).type().duckType())
            .collect(Collectors.joining(", "));
    String match =
        keys.stream().map(key -> "t." + key + " = s." + key).collect(Collectors.joining(" AND "));
    execute("CREATE OR REPLACE TEMP TABLE " + name + " (" + columns + ")");
    delete = "DELETE FROM %s AS t USING %s AS s WHERE %s".formatted(table.duckName(), stage, match);
    appender = connection.createAppender("temp", "main", name);
  }

  void add(RowFormat format, RowCursor row) throws SQLException {
    appender.beginRow();
    for (int slot : format.key()) {
      FieldPlan field = format.field(slot);
      if (field != null) {
        field.conversion().append(appender, row.bytes(), row.value(slot));
      }
    }
    appender.endRow();
    waiting++;
  }

  void delete() throws SQLException {
    if (waiting > 0) {
      appender.flush();
      execute(delete);
      execute("DELETE FROM " + stage);
      waiting = 0;
    }
  }

  @Override
  public void close() throws SQLException {
    appender.close();
    execute("DROP TABLE IF EXISTS " + stage);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static ColumnSchema column(TableEntry table, String name) {
    return table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }
}
