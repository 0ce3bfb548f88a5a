package com.salesintelligence.local.googlesql;

import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.salesintelligence.local.googlesql.Statement.Query;
import com.salesintelligence.local.googlesql.analysis.Analyser;
import com.salesintelligence.local.googlesql.analysis.ErrorWording;
import com.salesintelligence.local.googlesql.analysis.Names;
import com.salesintelligence.local.googlesql.analysis.ZetaTypes;
import com.salesintelligence.local.googlesql.generate.Source;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tables and views of one statement: looked up, views expanded, versions kept for the cache.
 */
final class Resolution implements Analyser.TableLookup {
  private static final int DEPTH = 16;

  private final GoogleSql googleSql;
  private final QueryOptions options;
  private final Catalog catalog;
  private final int depth;
  final Map<String, Source> sources = new HashMap<>();
  final Set<TableName> referenced = new LinkedHashSet<>();
  final Map<TableName, Long> versions = new HashMap<>();

  /** Whether the same text may be understood otherwise next time: routines have no versions. */
  boolean passing;

  Resolution(GoogleSql googleSql, QueryOptions options, Catalog catalog, int depth) {
    this.googleSql = googleSql;
    this.options = options;
    this.catalog = catalog;
    this.depth = depth;
    if (depth > DEPTH) {
      throw SqlError.invalid("Too many nested views or a view that refers to itself");
    }
  }

  @Override
  public SimpleTable find(List<String> path) {
    TableName name = name(path);
    Catalog.Relation relation =
        catalog.find(name).orElseThrow(() -> ErrorWording.tableNotFound(name));
    versions.put(name, relation.version());
    referenced.add(name);
    String key = name.project() + "\n" + name.dataset() + "\n" + name.table();
    Source source = source(name, relation);
    sources.put(key, source);
    var table = new SimpleTable(key);
    int visible = source.columns().size() - pseudo(relation);
    for (int i = 0; i < source.columns().size(); i++) {
      ColumnSchema column = source.columns().get(i);
      var type = ZetaTypes.toZeta(column.type());
      boolean writable = i < visible || column.name().equals(Partitioned.TIME);
      table.addSimpleColumn(new SimpleColumn(key, column.name(), type, i >= visible, writable));
    }
    return table;
  }

  /** How many of the last columns {@code SELECT *} leaves out. */
  private static int pseudo(Catalog.Relation relation) {
    return switch (relation) {
      case Catalog.Table table -> table.partitioned().byIngestion() ? Partitioned.PSEUDO.size() : 0;
      case Catalog.Computed rows -> rows.pseudo();
      case Catalog.View view -> 0;
    };
  }

  @Override
  public Optional<Routine> routine(List<String> path) {
    if (path.isEmpty() || path.size() > 3) {
      return Optional.empty();
    }
    if (path.size() == 1 && !options.temporaryDataset().isEmpty()) {
      TableName temporary = temporary(path.getFirst());
      Optional<Routine> routine = catalog.routine(temporary);
      if (routine.isPresent()) {
        passing = true;
        return routine;
      }
    }
    passing = true;
    return path.size() == 1 && options.defaultDataset().isEmpty()
        ? Optional.empty()
        : catalog.routine(Names.table(path, options));
  }

  /** A script's own tables come before those of the default dataset. */
  private TableName name(List<String> path) {
    if (path.size() == 1 && !options.temporaryDataset().isEmpty()) {
      TableName temporary = temporary(path.getFirst());
      if (catalog.find(temporary).isPresent()) {
        return temporary;
      }
    }
    return Names.table(path, options);
  }

  private TableName temporary(String name) {
    return new TableName(options.defaultProject(), options.temporaryDataset(), name);
  }

  private Source source(TableName name, Catalog.Relation relation) {
    return switch (relation) {
      case Catalog.Table table ->
          new Source.Stored(
              table.duckName(), columns(table), filters(name, table.partitioned().filtered()));
      case Catalog.Computed rows -> new Source.Expanded(rows.duckSql(), rows.columns(), List.of());
      case Catalog.View view -> expand(name, view);
    };
  }

  private static List<Source.Filter> filters(TableName name, List<String> columns) {
    String table = String.join(".", name.project(), name.dataset(), name.table());
    return columns.isEmpty() ? List.of() : List.of(new Source.Filter(table, columns, columns));
  }

  private static List<ColumnSchema> columns(Catalog.Table table) {
    return table.partitioned().byIngestion()
        ? Stream.concat(table.columns().stream(), Partitioned.PSEUDO.stream()).toList()
        : table.columns();
  }

  private Source expand(TableName name, Catalog.View view) {
    var analysed =
        googleSql.analysed(view.query(), QueryOptions.of(name.project(), ""), catalog, depth + 1);
    if (!(analysed.statement() instanceof Query query)) {
      throw SqlError.invalid("View " + name + " is not a query");
    }
    versions.putAll(analysed.versions());
    referenced.addAll(query.referencedTables());
    return new Source.Expanded(query.sql().text(), query.columns(), analysed.filters());
  }
}
