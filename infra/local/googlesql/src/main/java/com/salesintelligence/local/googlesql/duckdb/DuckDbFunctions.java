package com.salesintelligence.local.googlesql.duckdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Brings a DuckDB database to where translated SQL can run on it. */
public final class DuckDbFunctions {
  private DuckDbFunctions() {}

  /** Installs everything; a second call on the same database does nothing. */
  public static void install(Connection duckDb) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      if (isInstalled(statement)) {
        return;
      }
      statement.execute("ATTACH IF NOT EXISTS ':memory:' AS _gsql");
      JavaFunctions.register(duckDb);
      for (String macro : read().split(";\n")) {
        if (!macro.isBlank()) {
          statement.execute(macro);
        }
      }
    }
  }

  /** The last macro of the file stands for all. */
  private static boolean isInstalled(Statement statement) throws SQLException {
    try (var rows =
        statement.executeQuery(
            "SELECT count(*) FROM duckdb_functions()"
                + " WHERE database_name = '_gsql' AND function_name = 'j_double'")) {
      rows.next();
      return rows.getInt(1) > 0;
    }
  }

  private static String read() {
    try (InputStream in = DuckDbFunctions.class.getResourceAsStream("macros.sql")) {
      return new String(
          Objects.requireNonNull(in, "macros.sql").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
