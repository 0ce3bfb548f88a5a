package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.TableName;
import tools.jackson.databind.JsonNode;

/** The partitions of a table, counted where its rows are. */
final class PartitionRows {

  private PartitionRows() {}

  /** A SELECT with the columns of INFORMATION_SCHEMA.PARTITIONS. */
  static String select(TableEntry table, String field) {
    JsonNode time = table.resource().path("timePartitioning");
    String id = "CAST(NULL AS VARCHAR)";
    String column = DuckName.quote(field);
    if (time.has("type")) {
      String format =
          switch (Json.text(time, "type")) {
            case "HOUR" -> "%Y%m%d%H";
            case "MONTH" -> "%Y%m";
            case "YEAR" -> "%Y";
            default -> "%Y%m%d";
          };
      id = "COALESCE(strftime(%s, '%s'), '__NULL__')".formatted(column, format);
    } else if (table.resource().has("rangePartitioning")) {
      JsonNode range = table.resource().path("rangePartitioning").path("range");
      id =
          ("CASE WHEN %1$s IS NULL THEN '__NULL__' WHEN %1$s < %2$s OR %1$s >= %3$s THEN"
                  + " '__UNPARTITIONED__' ELSE CAST(%2$s + (%1$s - %2$s) // %4$s * %4$s AS VARCHAR)"
                  + " END")
              .formatted(
                  column,
                  Json.text(range, "start"),
                  Json.text(range, "end"),
                  Json.text(range, "interval"));
    }
    TableName name = table.name();
    return ("SELECT %s AS c1, %s AS c2, %s AS c3, %s AS c4, count(*) AS c5,"
            + " make_timestamp(%s000) AS c6, 'ACTIVE' AS c7 FROM %s GROUP BY ALL")
        .formatted(
            DuckName.literal(name.project()),
            DuckName.literal(name.dataset()),
            DuckName.literal(name.table()),
            id,
            Json.text(table.resource(), "lastModifiedTime"),
            table.duckName());
  }
}
