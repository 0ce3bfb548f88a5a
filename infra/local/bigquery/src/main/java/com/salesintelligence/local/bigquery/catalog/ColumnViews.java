package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The views of INFORMATION_SCHEMA that tell of columns. */
final class ColumnViews {

  private ColumnViews() {}

  static String type(ColumnSchema column) {
    String type = column.type().googleSql();
    return column.parameters().isEmpty() ? type : type + "(" + column.parameters() + ")";
  }

  static ComputedRows columns(List<TableEntry> tables) {
    var rows =
        new ComputedRows(
            InformationSchema.TABLE
                + ", column_name STRING, ordinal_position INT64, is_nullable STRING,"
                + " data_type STRING, is_generated STRING, generation_expression STRING,"
                + " is_stored STRING, is_hidden STRING, is_updatable STRING,"
                + " is_system_defined STRING, is_partitioning_column STRING,"
                + " clustering_ordinal_position INT64, collation_name STRING,"
                + " column_default STRING, rounding_mode STRING");
    for (TableEntry table : tables) {
      int position = 0;
      for (ColumnSchema column : table.columns()) {
        rows.add(
            table.name().project(),
            table.name().dataset(),
            table.name().table(),
            column.name(),
            ++position,
            column.required() ? "NO" : "YES",
            type(column),
            "NEVER",
            null,
            null,
            "NO",
            null,
            "NO",
            partitioning(table).equalsIgnoreCase(column.name()) ? "YES" : "NO",
            clustering(table, column.name()),
            "NULL",
            column.defaultValue().isEmpty() ? "NULL" : column.defaultValue(),
            null);
      }
    }
    return rows;
  }

  static String partitioning(TableEntry table) {
    String time = Json.text(table.resource().path("timePartitioning"), "field");
    return time.isEmpty() ? Json.text(table.resource().path("rangePartitioning"), "field") : time;
  }

  private static @Nullable Integer clustering(TableEntry table, String column) {
    int position = 0;
    for (JsonNode field : table.resource().path("clustering").path("fields")) {
      position++;
      if (field.asString().equalsIgnoreCase(column)) {
        return position;
      }
    }
    return null;
  }

  static ComputedRows fieldPaths(List<TableEntry> tables) {
    var rows =
        new ComputedRows(
            InformationSchema.TABLE
                + ", column_name STRING, field_path STRING, data_type STRING, description STRING,"
                + " collation_name STRING, rounding_mode STRING");
    for (TableEntry table : tables) {
      for (ColumnSchema column : table.columns()) {
        paths(rows, table, column, column.name(), column.type());
      }
    }
    return rows;
  }

  private static void paths(
      ComputedRows rows, TableEntry table, ColumnSchema column, String path, SqlType type) {
    boolean top = path.equals(column.name());
    rows.add(
        table.name().project(),
        table.name().dataset(),
        table.name().table(),
        column.name(),
        path,
        top ? type(column) : type.googleSql(),
        top && !column.description().isEmpty() ? column.description() : null,
        "NULL",
        null);
    SqlType inner = type instanceof SqlType.Array array ? array.element() : type;
    if (inner instanceof SqlType.Struct struct) {
      for (SqlType.Field field : struct.fields()) {
        paths(rows, table, column, path + "." + field.name(), field.type());
      }
    }
  }
}
