package com.salesintelligence.local.googlesql;

import com.salesintelligence.local.googlesql.analysis.Analyser;
import com.salesintelligence.local.googlesql.duckdb.DuckDbFunctions;
import com.salesintelligence.local.googlesql.script.Step;
import com.salesintelligence.local.googlesql.statements.Statements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Analyses GoogleSQL and translates it into DuckDB SQL. Thread-safe; repeated statements come from
 * a cache as long as the versions of the tables and views that they name stay the same.
 */
public final class GoogleSql {
  private final AnalysisCache cache = new AnalysisCache();
  private final ScriptCache scripts = new ScriptCache();

  /** One analyser per JVM: the native library and its built-in functions are large. */
  private static final class Native {
    /** It warns at each start that it resolves no names, which nobody asks of it. */
    private static final Logger RESOLVER =
        Logger.getLogger("com.google.zetasql.io.grpc.NameResolverRegistry");

    static final Analyser ANALYSER;

    static {
      RESOLVER.setLevel(Level.SEVERE);
      ANALYSER = new Analyser();
    }
  }

  /** What the cache keeps: a statement and the versions that it was analysed against. */
  record Analysed(Statement statement, Map<TableName, Long> versions) {}

  /** Loads the native analyser in a background thread: the first use takes seconds. */
  public void warmUp() {
    Thread.ofPlatform().daemon().name("googlesql-warm-up").start(GoogleSql::load);
  }

  private static void load() {
    Native.ANALYSER.read("SELECT 1");
  }

  /**
   * Installs the functions and settings that the DuckDB SQL needs: once per database (or again, to
   * no effect), before the first statement and before {@code lock_configuration}.
   */
  public static void install(Connection duckDb) throws SQLException {
    DuckDbFunctions.install(duckDb);
  }

  /**
   * Analyses one statement (a trailing semicolon and comments are allowed).
   *
   * @throws SqlError where BigQuery would refuse it, or it is not supported here
   */
  public Statement analyze(String sql, QueryOptions options, Catalog catalog) {
    return analysed(sql, options, catalog, 0).statement();
  }

  Analysed analysed(String sql, QueryOptions options, Catalog catalog, int depth) {
    Analysed cached = cache.find(sql, options, catalog);
    if (cached != null) {
      return cached;
    }
    var resolution = new Resolution(this, options, catalog, depth);
    var resolved = Native.ANALYSER.analyse(sql, options, resolution);
    Statement statement =
        new Statements(
                options, resolution.sources, resolution.referenced, Native.ANALYSER::expression)
            .of(resolved);
    var analysed = new Analysed(statement, Map.copyOf(resolution.versions));
    if (!resolution.usesRoutines) {
      cache.keep(sql, options, analysed);
    }
    return analysed;
  }

  /** The steps of a script; a single statement is a script of one step. */
  public List<Step> script(String script) {
    return scripts.get(script, Native.ANALYSER::read);
  }

  /** What went wrong inside DuckDB, in BigQuery's words. */
  public static SqlError executionError(SQLException e) {
    return ExecutionErrors.of(e);
  }
}
