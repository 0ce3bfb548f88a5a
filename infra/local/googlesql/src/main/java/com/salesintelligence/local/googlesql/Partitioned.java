package com.salesintelligence.local.googlesql;

import java.util.List;

/**
 * What statements have to know of a table's partitions.
 *
 * @param byIngestion whether rows lie where the time of their arrival says, which two pseudo
 *     columns tell
 * @param filtered the columns of which a query has to name one in a condition; none where it has
 *     not
 */
public record Partitioned(boolean byIngestion, List<String> filtered) {

  /** The pseudo column that DuckDB's table has, too. */
  public static final String TIME = "_PARTITIONTIME";

  /** The pseudo column that is derived from the other one. */
  public static final String DATE = "_PARTITIONDATE";

  static final List<ColumnSchema> PSEUDO =
      List.of(
          ColumnSchema.of(TIME, SqlType.Scalar.TIMESTAMP),
          ColumnSchema.of(DATE, SqlType.Scalar.DATE));

  /** Nothing. */
  public static final Partitioned NOT = new Partitioned(false, List.of());

  /** The pseudo column that is written. */
  public static ColumnSchema arrival() {
    return PSEUDO.getFirst();
  }

  public Partitioned {
    filtered = List.copyOf(filtered);
  }
}
