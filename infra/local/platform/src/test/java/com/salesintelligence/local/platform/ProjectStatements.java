package com.salesintelligence.local.platform;

import com.salesintelligence.contracts.warehouse.Column;
import com.salesintelligence.contracts.warehouse.View;
import com.salesintelligence.contracts.warehouse.WarehouseSchema;
import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.GoogleSql;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.QueryOptions.Parameter;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.translations.KnownStatement;
import com.salesintelligence.local.platform.bench.RowCount;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every statement that the project itself sends to the warehouse: the services' files of queries
 * and of changes, the queries of the views, those of the bench, and the operators' documents where
 * they are at hand.
 */
final class ProjectStatements {

  static final String OPERATORS = "operators' documents";

  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^--\\s*@(\\w+)\\s+([A-Z0-9<>]+)\\s*$");
  private static final Pattern PARAMETER = Pattern.compile("@(\\w+)");
  private static final String DATASET = "translated";

  private final GoogleSql sql = new GoogleSql();
  private final Catalog catalog = new Schema();

  /** In no order that matters. */
  List<KnownStatement> translated() throws IOException {
    var all = new ArrayList<KnownStatement>();
    for (var folder : List.of(files(), changes())) {
      folder.forEach((path, text) -> all.add(translated(path, text, DATASET)));
    }
    for (View view : WarehouseSchema.views()) {
      all.add(translated("view " + view.name(), text(view), ""));
    }
    for (String query : RowCount.QUERIES) {
      all.add(translated("bench", query, DATASET));
    }
    if (OperatorDocuments.present()) {
      for (String query : OperatorDocuments.queries()) {
        var here = query.replace("." + LocalPlatform.DATASET + ".", "." + DATASET + ".");
        all.add(translated(OPERATORS, here, DATASET));
      }
    }
    return all;
  }

  /** Text by resource path, of the main classes of every module. */
  static Map<String, String> files() throws IOException {
    return files("sql");
  }

  /** As {@link #files()}: single statements of DML. */
  static Map<String, String> changes() throws IOException {
    return files("dml");
  }

  private static Map<String, String> files(String folder) throws IOException {
    var files = new LinkedHashMap<String, String>();
    var resolver = new PathMatchingResourcePatternResolver();
    for (var resource : resolver.getResources("classpath*:" + folder + "/**/*.sql")) {
      var url = resource.getURL().toString();
      if (!url.contains("test-classes") && !url.contains("-tests.jar")) {
        var path = url.substring(url.lastIndexOf("/" + folder + "/") + 1);
        if (files.put(path, resource.getContentAsString(StandardCharsets.UTF_8)) != null) {
          throw new IllegalStateException(
              "Two services have a " + path + ": in one JVM both would run the same of them");
        }
      }
    }
    return files;
  }

  private KnownStatement translated(String origin, String query, String dataset) {
    var options =
        QueryOptions.of(LocalPlatform.PROJECT, dataset)
            .with(parameters(query).toArray(Parameter[]::new));
    return KnownStatement.of(origin, query, options, sql, catalog);
  }

  /**
   * As comments declare them.
   *
   * @throws IllegalArgumentException where one is used that none declares
   */
  static List<Parameter> parameters(String query) {
    var declared = new ArrayList<Parameter>();
    DECLARATION
        .matcher(query)
        .results()
        .forEach(m -> declared.add(new Parameter(m.group(1), SqlType.parse(m.group(2)))));
    var names = declared.stream().map(Parameter::name).toList();
    PARAMETER
        .matcher(query)
        .results()
        .map(m -> m.group(1))
        .filter(name -> !names.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "Say the type of @%s in a comment, for example `-- @%s STRING`, in: %s"
                      .formatted(name, name, query));
            });
    return declared;
  }

  private static String text(View view) {
    return view.query().replace("{dataset}", LocalPlatform.PROJECT + "." + DATASET).strip();
  }

  /** The tables and views of the contracts, as the embedded BigQuery would show them. */
  private static final class Schema implements Catalog {
    private final Map<TableName, Relation> relations = new LinkedHashMap<>();

    Schema() {
      WarehouseSchema.tables()
          .forEach(
              table -> relations.put(name(table.name()), table(table.name(), table.columns())));
      WarehouseSchema.views()
          .forEach(view -> relations.put(name(view.name()), new View(text(view), 1)));
    }

    private static TableName name(String table) {
      return new TableName(LocalPlatform.PROJECT, DATASET, table);
    }

    private static Table table(String name, List<Column> columns) {
      var duckName =
          DuckName.quote(LocalPlatform.PROJECT + "." + DATASET) + "." + DuckName.quote(name);
      return new Table(
          duckName,
          columns.stream()
              .map(column -> ColumnSchema.of(column.name(), SqlType.parse(column.ddlType())))
              .toList(),
          1);
    }

    @Override
    public Optional<Relation> find(TableName name) {
      return Optional.ofNullable(relations.get(name));
    }
  }
}
