package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.DuckName;
import com.salesintelligence.local.googlesql.TableName;

/** The partitions of a table, counted where its rows are. */
final class PartitionRows {

  private PartitionRows() {}

  /** A SELECT with the columns of INFORMATION_SCHEMA.PARTITIONS. */
  static String select(TableEntry table) {
    String id = table.partitions().map(Partitions::id).orElse("CAST(NULL AS VARCHAR)");
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
