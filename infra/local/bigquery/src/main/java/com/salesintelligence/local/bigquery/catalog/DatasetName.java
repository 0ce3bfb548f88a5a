package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.TableName;

/** The full name of a dataset. */
public record DatasetName(String project, String dataset) {

  public static DatasetName of(TableName table) {
    return new DatasetName(table.project(), table.dataset());
  }

  /** The large results of queries, which are tables that nobody named. */
  public static final String RESULTS = "_anonymous";

  /** Whether it holds a script's temporary tables and functions, or the results of queries. */
  public boolean isTemporary() {
    return dataset.startsWith("_script_") || dataset.equals(RESULTS);
  }

  @Override
  public String toString() {
    return project + ":" + dataset;
  }
}
