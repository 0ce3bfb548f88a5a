package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.Catalog.Computed;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import com.salesintelligence.local.googlesql.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All tables of a prefix as one; the newest of them says which columns there are. */
final class WildcardTables {

  private WildcardTables() {}

  static boolean isNamed(TableName name) {
    return name.table().endsWith("*");
  }

  static Optional<Computed> find(TableName name, Metadata metadata, long version) {
    String prefix = name.table().substring(0, name.table().length() - 1);
    List<TableEntry> tables =
        metadata.tables(DatasetName.of(name)).stream()
            .filter(table -> table.name().table().startsWith(prefix) && !table.isView())
            .toList();
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    tables.stream()
        .filter(TableEntry::changeData)
        .findFirst()
        .ifPresent(
            table -> {
              throw ApiError.invalidQuery(
                  "Wildcard queries are not supported on table %s, which takes change data capture"
                      .formatted(table.name()));
            });
    TableEntry newest =
        tables.stream()
            .max(Comparator.comparing(t -> Json.text(t.resource(), "creationTime")))
            .orElseThrow();
    var selects = new ArrayList<String>();
    tables.forEach(table -> selects.add(select(table, newest.columns(), prefix)));
    var columns = new ArrayList<>(newest.columns());
    columns.add(ColumnSchema.of("_TABLE_SUFFIX", SqlType.Scalar.STRING));
    return Optional.of(new Computed(String.join(" UNION ALL ", selects), columns, 1, version));
  }

  private static String select(TableEntry table, List<ColumnSchema> columns, String prefix) {
    var cells = new ArrayList<String>();
    for (ColumnSchema column : columns) {
      Optional<ColumnSchema> own =
          table.columns().stream()
              .filter(c -> c.name().equalsIgnoreCase(column.name()))
              .findFirst();
      if (own.isPresent() && !own.get().type().equals(column.type())) {
        throw ApiError.invalidQuery(
            "Cannot read field of type %s as %s Field: %s"
                .formatted(own.get().type().googleSql(), column.type().googleSql(), column.name()));
      }
      String value =
          own.isPresent()
              ? DuckName.quote(own.get().name())
              : "CAST(NULL AS " + column.type().duckType() + ")";
      boolean array = column.type() instanceof SqlType.Array;
      cells.add((array ? "COALESCE(" + value + ", [])" : value) + " AS c" + (cells.size() + 1));
    }
    cells.add(
        DuckName.literal(table.name().table().substring(prefix.length()))
            + " AS c"
            + (cells.size() + 1));
    return "SELECT " + String.join(", ", cells) + " FROM " + table.duckName();
  }
}
