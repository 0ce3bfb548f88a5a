package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.TableName;

/**
 * A table, or the one partition of it that a decorator names.
 *
 * @param partition its id; empty for the whole table
 */
public record TablePart(TableEntry table, String partition) {

  public TablePart {
    if (!partition.isEmpty()) {
      partitions(table).holds(partition);
    }
  }

  public static TablePart whole(TableEntry table) {
    return new TablePart(table, "");
  }

  /** A FROM item of DuckDB with the condition that the rows meet. */
  public String from() {
    return partition.isEmpty()
        ? table.duckName()
        : table.duckName() + " WHERE " + partitions(table).holds(partition);
  }

  static Partitions partitions(TableEntry table) {
    return table
        .partitions()
        .orElseThrow(
            () ->
                ApiError.invalid(
                    "Cannot read partition information from a table that is not partitioned: "
                        + table.name()));
  }

  /** A table's name with a decorator, taken apart. */
  public record Name(TableName table, String partition) {

    public TablePart in(Metadata metadata) {
      return new TablePart(metadata.requireTable(table), partition);
    }

    /** From a name as clients write it. */
    public static Name of(String project, String dataset, String table) {
      if (table.contains("@")) {
        throw ApiError.unsupported("Time travel, as by the decorator of " + table + ",");
      }
      int at = table.indexOf('$');
      return at < 0
          ? new Name(new TableName(project, dataset, table), "")
          : new Name(
              new TableName(project, dataset, table.substring(0, at)), table.substring(at + 1));
    }
  }
}
