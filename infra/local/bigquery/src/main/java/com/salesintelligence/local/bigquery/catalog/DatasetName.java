package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.TableName;

/** The full name of a dataset. */
public record DatasetName(String project, String dataset) {

  public static DatasetName of(TableName table) {
    return new DatasetName(table.project(), table.dataset());
  }

  /** Whether it holds a script's temporary tables and functions. */
  public boolean isTemporary() {
    return dataset.startsWith("_script_");
  }

  @Override
  public String toString() {
    return project + ":" + dataset;
  }
}
