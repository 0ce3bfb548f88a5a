package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions.ErrorMessageMode;
import com.google.zetasql.ZetaSQLOptions.LanguageFeature;
import com.google.zetasql.ZetaSQLOptions.NameResolutionMode;
import com.google.zetasql.ZetaSQLOptions.ParameterMode;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import com.google.zetasql.ZetaSQLOptions.ResolvedASTRewrite;
import com.google.zetasql.ZetaSQLType.TypeKind;
import com.salesintelligence.local.googlesql.Partitioned;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.QueryOptions.Parameter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The part of GoogleSQL that BigQuery speaks. */
public final class BigQueryLanguage {

  /** In GoogleSQL's full language, but not in BigQuery's: microseconds, no FLOAT32. */
  private static final Set<LanguageFeature> ABSENT =
      EnumSet.of(
          LanguageFeature.FEATURE_TIMESTAMP_NANOS,
          LanguageFeature.FEATURE_ARRAY_ORDERING,
          LanguageFeature.FEATURE_SQL_GRAPH,
          LanguageFeature.FEATURE_EXPERIMENTAL_MODULES,
          LanguageFeature.FEATURE_UUID_TYPE,
          LanguageFeature.FEATURE_ENABLE_MEASURES);

  /** In BigQuery's language, though not in what ZetaSQL calls the full one. */
  private static final Set<LanguageFeature> ADDED =
      EnumSet.of(
          LanguageFeature.FEATURE_DISABLE_FLOAT32,
          LanguageFeature.FEATURE_CREATE_TABLE_CLONE,
          LanguageFeature.FEATURE_ALTER_COLUMN_SET_DATA_TYPE,
          LanguageFeature.FEATURE_LIKE_ANY_SOME_ALL_ARRAY,
          LanguageFeature.FEATURE_ENABLE_EDIT_DISTANCE_BYTES);

  private BigQueryLanguage() {}

  static LanguageOptions language() {
    var maximum = new LanguageOptions().enableMaximumLanguageFeatures();
    var features = EnumSet.noneOf(LanguageFeature.class);
    for (LanguageFeature feature : LanguageFeature.values()) {
      if (maximum.languageFeatureEnabled(feature) && !ABSENT.contains(feature)) {
        features.add(feature);
      }
    }
    features.addAll(ADDED);
    var language = new LanguageOptions();
    language.setEnabledLanguageFeatures(features);
    language.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    language.setNameResolutionMode(NameResolutionMode.NAME_RESOLUTION_DEFAULT);
    language.setSupportsAllStatementKinds();
    language.enableReservableKeyword("QUALIFY");
    return language;
  }

  /** For expressions without tables; they are evaluated by ZetaSQL itself. */
  public static AnalyzerOptions evaluation() {
    var options = new AnalyzerOptions();
    options.setLanguageOptions(language());
    options.setDefaultTimezone("UTC");
    return options;
  }

  /** A catalogue of nothing but the built-in functions and types. */
  public static SimpleCatalog builtIn() {
    var catalog = new SimpleCatalog("bigquery");
    catalog.addZetaSQLFunctionsAndTypes(new ZetaSQLBuiltinFunctionOptions(language()));
    return catalog;
  }

  static AnalyzerOptions options(LanguageOptions language, QueryOptions query) {
    var options = new AnalyzerOptions();
    options.setLanguageOptions(language);
    options.setPruneUnusedColumns(true);
    options.setDefaultTimezone("UTC");
    options.setErrorMessageMode(ErrorMessageMode.ERROR_MESSAGE_ONE_LINE);
    options.enableRewrite(ResolvedASTRewrite.REWRITE_PIVOT);
    options.enableRewrite(ResolvedASTRewrite.REWRITE_ARRAY_FILTER_TRANSFORM);
    options.enableRewrite(ResolvedASTRewrite.REWRITE_ARRAY_INCLUDES);
    options.enableRewrite(ResolvedASTRewrite.REWRITE_WITH_EXPR);
    for (Parameter parameter : query.parameters()) {
      if (parameter.name().isEmpty()) {
        options.setParameterMode(ParameterMode.PARAMETER_POSITIONAL);
        options.addPositionalQueryParameter(ZetaTypes.toZeta(parameter.type()));
      } else {
        options.addQueryParameter(parameter.name(), ZetaTypes.toZeta(parameter.type()));
      }
    }
    options.addDdlPseudoColumn(
        Partitioned.TIME, TypeFactory.createSimpleType(TypeKind.TYPE_TIMESTAMP));
    options.addDdlPseudoColumn(Partitioned.DATE, TypeFactory.createSimpleType(TypeKind.TYPE_DATE));
    for (Parameter variable : query.variables()) {
      if (variable.name().startsWith("@@")) {
        options.addSystemVariable(
            List.of(variable.name().substring(2).split("\\.")), ZetaTypes.toZeta(variable.type()));
      }
    }
    return options;
  }
}
