package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.Catalog.Computed;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rows of a view that the server makes up: texts, numbers and instants in milliseconds. */
final class ComputedRows {

  private final List<ColumnSchema> columns = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();

  /** Declares the columns: names with their types, {@code "a STRING, b STRUCT<c INT64,d BOOL>"}. */
  ComputedRows(String declaration) {
    for (String column : declaration.split(", ")) {
      int space = column.indexOf(' ');
      columns.add(
          ColumnSchema.of(column.substring(0, space), SqlType.parse(column.substring(space + 1))));
    }
  }

  void add(@Nullable Object... values) {
    var cells = new ArrayList<String>();
    for (int i = 0; i < values.length; i++) {
      cells.add(cell(values[i], columns.get(i).type()) + " AS c" + (i + 1));
    }
    rows.add("SELECT " + String.join(", ", cells));
  }

  /** Rows that DuckDB computes; its columns are named c1 … cn. */
  void addSelect(String sql) {
    rows.add(sql);
  }

  private static String cell(@Nullable Object value, SqlType type) {
    if (value == null) {
      return "CAST(NULL AS " + type.duckType() + ")";
    }
    if (type == SqlType.Scalar.TIMESTAMP) {
      return "make_timestamp(" + Long.parseLong(value.toString()) * 1000 + ")";
    }
    if (value instanceof JsonNode json) {
      return "CAST(CAST(%s AS JSON) AS %s)"
          .formatted(DuckName.literal(json.toString()), type.duckType());
    }
    return "CAST(" + DuckName.literal(value.toString()) + " AS " + type.duckType() + ")";
  }

  Computed relation(long version) {
    var sql = new ArrayList<>(rows);
    if (sql.isEmpty()) {
      var cells = new ArrayList<String>();
      for (int i = 0; i < columns.size(); i++) {
        cells.add(cell(null, columns.get(i).type()) + " AS c" + (i + 1));
      }
      sql.add("SELECT " + String.join(", ", cells) + " WHERE FALSE");
    }
    return new Computed(String.join(" UNION ALL ", sql), columns, 0, version);
  }
}
