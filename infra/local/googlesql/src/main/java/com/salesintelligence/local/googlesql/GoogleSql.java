package com.salesintelligence.local.googlesql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Analyses GoogleSQL and translates it into DuckDB SQL. Thread-safe; repeated statements come from
 * a cache as long as the versions of the tables and views that they name stay the same.
 */
public final class GoogleSql {

  /** Loads the native analyser in a background thread: the first use takes seconds. */
  public void warmUp() {}

  /**
   * Installs the functions and settings that the DuckDB SQL needs: once per database (or again, to
   * no effect), before the first statement.
   */
  public static void install(Connection duckDb) throws SQLException {
    throw new SQLException("not yet");
  }

  /**
   * Analyses one statement (a trailing semicolon and comments are allowed).
   *
   * @throws SqlError where BigQuery would refuse it, or it is not supported here
   */
  public Statement analyze(String sql, QueryOptions options, Catalog catalog) {
    throw SqlError.unsupported("Everything");
  }

  /**
   * Splits a script into its statements; one statement yields one. Scripting (DECLARE, IF, loops)
   * is refused when such a statement is analysed.
   */
  public List<String> statements(String script) {
    return List.of(script);
  }

  /** What went wrong inside DuckDB, in BigQuery's words. */
  public static SqlError executionError(SQLException e) {
    return SqlError.invalid(String.valueOf(e.getMessage()));
  }
}
