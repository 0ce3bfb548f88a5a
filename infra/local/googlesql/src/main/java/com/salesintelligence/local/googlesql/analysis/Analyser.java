package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ZetaSQL's analyser, native and inside this JVM; one catalogue of built-in functions serves all.
 */
public final class Analyser {
  private static final Pattern MISSING =
      Pattern.compile("^Table not found: (.+?)(; Did you mean .*)? \\[at \\d+:\\d+\\]$");

  private final LanguageOptions language = BigQueryLanguage.language();
  private final SimpleCatalog functions = BigQueryLanguage.builtIn();

  public Analyser() {
    BigQueryFunctions.addTo(functions);
  }

  /** The resolved AST of one statement; its tables are looked up in {@code tables}. */
  public ResolvedStatement analyse(String sql, QueryOptions query, TableLookup tables) {
    AnalyzerOptions options = BigQueryLanguage.options(language, query);
    try {
      List<List<String>> paths =
          new ArrayList<>(Analyzer.extractTableNamesFromStatement(sql, options));
      return analyse(sql, options, paths, tables);
    } catch (SqlException e) {
      throw ErrorWording.of(e);
    }
  }

  private ResolvedStatement analyse(
      String sql, AnalyzerOptions options, List<List<String>> paths, TableLookup tables) {
    try {
      return withTables(sql, options, paths, tables);
    } catch (SqlException e) {
      String rewritten = DateComparisons.rewrite(sql, ErrorWording.message(e), language);
      if (rewritten != null) {
        return analyse(rewritten, options, paths, tables);
      }
      List<String> missing = missingTable(e);
      if (missing == null || paths.contains(missing)) {
        throw e;
      }
      // Targets of ALTER TABLE and the like are not among the extracted names.
      paths.add(missing);
      return analyse(sql, options, paths, tables);
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
      String sql, AnalyzerOptions options, List<List<String>> paths, TableLookup tables) {
    // Looked up before the lock: a view's own text is analysed meanwhile.
    List<SimpleTable> found = paths.stream().map(tables::find).toList();
    synchronized (functions) {
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

  /** The statements of a script, in order. */
  public List<String> split(String script) {
    try {
      return Scripts.split(script, language);
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
  }
}
