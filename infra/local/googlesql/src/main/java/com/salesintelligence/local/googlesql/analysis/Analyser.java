package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedExpr;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.script.ScriptReader;
import com.salesintelligence.local.googlesql.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ZetaSQL's analyser, native and inside this JVM; one catalogue of built-in functions serves all.
 */
public final class Analyser {
  private static final Pattern MISSING =
      Pattern.compile("^Table not found: (.+?)(; Did you mean .*)? \\[at \\d+:\\d+\\]$");

  private static final Pattern MISSING_FUNCTION =
      Pattern.compile(
          "^(?:Function|Table-valued function) (?:is )?not found: (.+?)"
              + "(; Did you mean .*)?(?: \\[at \\d+:\\d+\\])?$");

  /** How many calls one statement may write out. */
  private static final int CALLS = 200;

  private final LanguageOptions language = BigQueryLanguage.language();
  private final BigQueryCatalog functions = new BigQueryCatalog();

  /** The resolved AST of one statement; its tables are looked up in {@code tables}. */
  public ResolvedStatement analyse(String sql, QueryOptions query, TableLookup tables) {
    Nesting.check(sql);
    AnalyzerOptions options = BigQueryLanguage.options(language, query);
    try {
      return analyse(sql, query, options, tables, CALLS);
    } catch (SqlException e) {
      throw ErrorWording.of(e);
    }
  }

  /** Routines are written out one call at a time, until none is left. */
  private ResolvedStatement analyse(
      String sql, QueryOptions query, AnalyzerOptions options, TableLookup tables, int calls) {
    List<List<String>> paths =
        new ArrayList<>(Analyzer.extractTableNamesFromStatement(sql, options));
    try {
      return analyse(sql, query, options, paths, tables);
    } catch (SqlException e) {
      List<String> function = missingFunction(e);
      if (VectorSearches.isCalled(function)) {
        return analyse(VectorSearches.expand(sql, language), query, options, tables, calls - 1);
      }
      Routine routine = tables.routine(function).orElseThrow(() -> e);
      if (calls == 0) {
        throw SqlError.invalid("Too many calls of functions, or a function that calls itself");
      }
      String expanded = RoutineCalls.expand(sql, function, routine, language);
      return analyse(expanded, query, options, tables, calls - 1);
    }
  }

  /** The name of the function that the error misses; empty where it misses none. */
  private static List<String> missingFunction(SqlException e) {
    var matcher = MISSING_FUNCTION.matcher(ErrorWording.message(e));
    return matcher.matches() ? List.of(matcher.group(1).replace("`", "").split("\\.")) : List.of();
  }

  private ResolvedStatement analyse(
      String sql,
      QueryOptions query,
      AnalyzerOptions options,
      List<List<String>> paths,
      TableLookup tables) {
    try {
      return withTables(sql, query, options, paths, tables);
    } catch (SqlException e) {
      String rewritten = DateComparisons.rewrite(sql, ErrorWording.message(e), language);
      if (rewritten != null) {
        return analyse(rewritten, query, options, paths, tables);
      }
      List<String> missing = missingTable(e);
      if (missing == null || paths.contains(missing)) {
        throw e;
      }
      // Targets of ALTER TABLE and the like are not among the extracted names.
      paths.add(missing);
      return analyse(sql, query, options, paths, tables);
    }
  }

  private static @Nullable List<String> missingTable(SqlException e) {
    var matcher = MISSING.matcher(ErrorWording.message(e));
    if (!matcher.matches()) {
      return null;
    }
    String path = matcher.group(1);
    return path.startsWith("`") && path.indexOf('`', 1) == path.length() - 1
        ? List.of(path.substring(1, path.length() - 1))
        : List.of(path.replace("`", "").split("\\."));
  }

  private ResolvedStatement withTables(
      String sql,
      QueryOptions query,
      AnalyzerOptions options,
      List<List<String>> paths,
      TableLookup tables) {
    // Looked up before the lock: a view's own text is analysed meanwhile.
    List<SimpleTable> found = paths.stream().map(tables::find).toList();
    synchronized (functions) {
      functions.variables(query.variables());
      var scope = new CatalogScope(functions);
      try {
        for (int i = 0; i < found.size(); i++) {
          scope.add(paths.get(i), found.get(i));
        }
        return Analyzer.analyzeStatement(sql, options, functions);
      } finally {
        scope.close();
      }
    }
  }

  /** An expression without tables and parameters, as a column's default is one. */
  public ResolvedExpr expression(String sql) {
    Nesting.check(sql);
    AnalyzerOptions options = BigQueryLanguage.options(language, QueryOptions.of("", ""));
    try {
      synchronized (functions) {
        functions.variables(List.of());
        return Analyzer.analyzeExpression(sql, options, functions);
      }
    } catch (SqlException e) {
      throw ErrorWording.of(e);
    }
  }

  /** The steps of a script, in order. */
  public List<Step> read(String script) {
    Nesting.check(script);
    try {
      return ScriptReader.read(script, language);
    } catch (SqlException e) {
      throw ErrorWording.of(e);
    }
  }

  /** The tables of one analysis. */
  public interface TableLookup {
    /**
     * @throws SqlError where there is none
     */
    SimpleTable find(List<String> path);

    /** A routine, if there is one. */
    Optional<Routine> routine(List<String> path);
  }
}
