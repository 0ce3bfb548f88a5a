package com.salesintelligence.local.googlesql;

import com.google.common.base.Suppliers;
import com.salesintelligence.local.googlesql.analysis.Analyser;
import com.salesintelligence.local.googlesql.duckdb.DuckDbFunctions;
import com.salesintelligence.local.googlesql.generate.Source;
import com.salesintelligence.local.googlesql.script.Step;
import com.salesintelligence.local.googlesql.statements.PartitionFilters;
import com.salesintelligence.local.googlesql.statements.Statements;
import com.salesintelligence.local.googlesql.translations.KnownStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Analyses GoogleSQL and translates it into DuckDB SQL. Thread-safe; repeated statements come from
 * a cache as long as the versions of the tables and views that they name stay the same.
 */
public final class GoogleSql {

  /** Where translations lie on the class path, for machines without ZetaSQL's native library. */
  public static final String TRANSLATIONS = "googlesql-translations.json";

  private final AnalysisCache cache = new AnalysisCache();
  private final ScriptCache scripts = new ScriptCache();
  private final Supplier<Library> library = Library.choose();
  private final Supplier<KnownStatements> known =
      Suppliers.memoize(() -> KnownStatements.ofClassPath(TRANSLATIONS));

  /**
   * What the cache keeps.
   *
   * @param versions that the statement was analysed against
   * @param filters that it leaves to whoever reads a view of its text
   */
  record Analysed(
      Statement statement, Map<TableName, Long> versions, List<Source.Filter> filters) {}

  /** Loads the native analyser in a background thread: the first use takes seconds. */
  public void warmUp() {
    Thread.ofPlatform().daemon().name("googlesql-warm-up").start(this::load);
  }

  private void load() {
    switch (library.get()) {
      case Library.Loaded(var analyser) -> analyser.read("SELECT 1");
      case Library.Missing missing -> {
        // Nothing takes long then.
      }
    }
  }

  /** Why other statements than the project's own are refused; empty where they are not. */
  public Optional<String> limitation() {
    return library.get() instanceof Library.Missing missing
        ? Optional.of(missing.why())
        : Optional.empty();
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
    Analysed analysed = analysed(sql, options, catalog, 0);
    PartitionFilters.refuse(analysed.filters());
    return analysed.statement();
  }

  Analysed analysed(String sql, QueryOptions options, Catalog catalog, int depth) {
    Analysed cached = cache.find(sql, options, catalog);
    if (cached != null) {
      return cached;
    }
    return switch (library.get()) {
      case Library.Loaded(var analyser) -> analysed(analyser, sql, options, catalog, depth);
      case Library.Missing missing -> known(missing, sql, options, catalog);
    };
  }

  private Analysed analysed(
      Analyser analyser, String sql, QueryOptions options, Catalog catalog, int depth) {
    var resolution = new Resolution(this, options, catalog, depth);
    var resolved = analyser.analyse(sql, options, resolution);
    var statements =
        new Statements(options, resolution.sources, resolution.referenced, analyser::expression);
    var analysed =
        new Analysed(
            statements.of(resolved), Map.copyOf(resolution.versions), statements.filters(resolved));
    if (!resolution.passing) {
      cache.keep(sql, options, analysed);
    }
    return analysed;
  }

  private Analysed known(
      Library.Missing missing, String sql, QueryOptions options, Catalog catalog) {
    var found = known.get().find(sql, options, catalog).orElseThrow(missing::refusal);
    var analysed = new Analysed(found.statement(), found.versions(), List.of());
    cache.keep(sql, options, analysed);
    return analysed;
  }

  /** The steps of a script; a single statement is a script of one step. */
  public List<Step> script(String script) {
    return switch (library.get()) {
      case Library.Loaded(var analyser) -> scripts.get(script, analyser::read);
      case Library.Missing missing -> List.of(new Step.Sql(script, new Step.Place(1, 1)));
    };
  }

  /** What went wrong inside DuckDB, in BigQuery's words. */
  public static SqlError executionError(SQLException e) {
    return ExecutionErrors.of(e);
  }
}
