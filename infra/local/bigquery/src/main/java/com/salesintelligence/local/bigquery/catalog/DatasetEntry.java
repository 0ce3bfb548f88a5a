package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.DuckName;
import tools.jackson.databind.node.ObjectNode;

/** A dataset, as the REST API gives it. */
public record DatasetEntry(DatasetName name, ObjectNode resource) {

  /** The quoted DuckDB schema of its tables. */
  public String duckSchema() {
    return DuckName.quote(TableEntry.duckSchema(name.project(), name.dataset()));
  }
}
