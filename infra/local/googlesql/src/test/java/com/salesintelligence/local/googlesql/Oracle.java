package com.salesintelligence.local.googlesql;

import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.TableContent;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.LanguageFeature;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ZetaSQL's own evaluator: what a query gives by GoogleSQL's reference implementation. */
final class Oracle {
  private static final LanguageOptions LANGUAGE = language();
  private final SimpleCatalog catalog = new SimpleCatalog("oracle");
  private final Map<String, TableContent> contents = new HashMap<>();

  Oracle() {
    catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(LANGUAGE));
  }

  private static LanguageOptions language() {
    var maximum = new LanguageOptions().enableMaximumLanguageFeatures();
    var features = EnumSet.noneOf(LanguageFeature.class);
    for (LanguageFeature feature : LanguageFeature.values()) {
      if (maximum.languageFeatureEnabled(feature)
          && feature != LanguageFeature.FEATURE_TIMESTAMP_NANOS) {
        features.add(feature);
      }
    }
    var language = new LanguageOptions();
    language.setEnabledLanguageFeatures(features);
    language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    language.setSupportsAllStatementKinds();
    language.enableReservableKeyword("QUALIFY");
    return language;
  }

  /** Adds a table with the rows and columns of a query. */
  void tableOf(String name, String sql) {
    try (var query = prepare(sql)) {
      var table = new SimpleTable(name);
      query.getColumns().forEach(c -> table.addSimpleColumn(c.getName(), c.getType()));
      catalog.addSimpleTable(name, table);
      List<List<Value>> rows = new ArrayList<>(query.execute(Map.of()).getTableData());
      contents.put(name, TableContent.create(rows));
    }
  }

  /** The rows, each as the texts of its values. */
  List<List<String>> rows(String sql) {
    try (var query = prepare(sql)) {
      var rows = new ArrayList<List<String>>();
      for (List<Value> row : query.execute(Map.of()).getTableData()) {
        rows.add(row.stream().map(Texts::of).toList());
      }
      return rows;
    }
  }

  private PreparedQuery prepare(String sql) {
    var options = new AnalyzerOptions();
    options.setLanguageOptions(LANGUAGE);
    options.setDefaultTimezone("UTC");
    var builder = PreparedQuery.builder().setSql(sql).setAnalyzerOptions(options);
    return builder.setCatalog(catalog).setTablesContents(contents).prepare();
  }
}
