package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.googlesql.TableName;
import java.util.List;

/** The partitions of one table, as a table that clients name by a decorator. */
public final class PartitionSummary {

  /** The decorator, without its sign. */
  public static final String DECORATOR = "__PARTITIONS_SUMMARY__";

  private PartitionSummary() {}

  public static Rows of(TableName table, QueryEngine engine) {
    return engine.evaluate(
        new QueryCall(table.project(), sql(table), table.project(), "", List.of()));
  }

  static String sql(TableName table) {
    return "SELECT table_catalog AS project_id, table_schema AS dataset_id, table_name AS table_id, partition_id, UNIX_MILLIS(last_modified_time) AS last_modified_time FROM `%s`.`%s`.INFORMATION_SCHEMA.PARTITIONS WHERE table_name = %s AND partition_id IS NOT NULL ORDER BY partition_id"
        .formatted(table.project(), table.dataset(), literal(table.table()));
  }

  private static String literal(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'";
  }
}
