package com.salesintelligence.local.googlesql.translations;

import com.salesintelligence.local.googlesql.Catalog;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.Statement;
import com.salesintelligence.local.googlesql.TableName;
import com.salesintelligence.local.googlesql.analysis.ErrorWording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements that can be run without being analysed. */
public final class KnownStatements {
  private final Map<String, List<KnownStatement>> byHash = new HashMap<>();

  public KnownStatements(List<KnownStatement> statements) {
    for (KnownStatement each : statements) {
      byHash.computeIfAbsent(each.hash(), hash -> new ArrayList<>()).add(each);
    }
  }

  /** All that the resources of this name on the class path hold. */
  public static KnownStatements ofClassPath(String resource) {
    return new KnownStatements(TranslationFile.readAll(resource));
  }

  /**
   * A statement that was found.
   *
   * @param versions of the tables and views that it reads
   */
  public record Found(Statement statement, Map<TableName, Long> versions) {}

  /**
   * The translation of a statement; empty where there is none.
   *
   * @throws SqlError where there is one, but not for these parameters or tables
   */
  public Optional<Found> find(String sql, QueryOptions options, Catalog catalog) {
    var text = StatementText.of(sql, options.defaultProject());
    List<KnownStatement> same = byHash.getOrDefault(text.hash(), List.of());
    if (same.isEmpty() || text.datasets().size() > 1) {
      return Optional.empty();
    }
    Map<String, String> types = KnownStatement.types(options);
    KnownStatement known =
        same.stream()
            .filter(each -> each.parameters().equals(types))
            .findFirst()
            .orElseThrow(() -> otherParameters(same.getFirst(), types));
    String dataset =
        text.namesDataset()
            ? text.datasets().iterator().next()
            : options.defaultProject() + "." + options.defaultDataset();
    return Optional.of(bind(known, dataset, options, catalog));
  }

  private static SqlError otherParameters(KnownStatement known, Map<String, String> types) {
    return SqlError.invalid(
        "%s was translated for parameters %s, not %s"
            .formatted(known.origin(), known.parameters(), types));
  }

  private static Found bind(
      KnownStatement known, String dataset, QueryOptions options, Catalog catalog) {
    int dot = dataset.lastIndexOf('.');
    var versions = new HashMap<TableName, Long>();
    var duckNames = new LinkedHashMap<TableName, @Nullable String>();
    for (var shape : known.shapes().entrySet()) {
      var name =
          new TableName(dataset.substring(0, dot), dataset.substring(dot + 1), shape.getKey());
      Catalog.Relation relation =
          catalog.find(name).orElseThrow(() -> ErrorWording.tableNotFound(name));
      if (!Shape.of(name, relation).equals(shape.getValue())) {
        throw SqlError.invalid(
            "%s was translated for other columns of %s, or another text of that view: make the translations anew"
                .formatted(known.origin(), name));
      }
      versions.put(name, relation.version());
      duckNames.put(name, relation instanceof Catalog.Table table ? table.duckName() : null);
    }
    return new Found(known.in(duckNames, options.parameters()), versions);
  }
}
