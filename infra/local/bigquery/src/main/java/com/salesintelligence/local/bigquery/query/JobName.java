package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.bigquery.catalog.Json;
import tools.jackson.databind.node.ObjectNode;

/** A job's name within its project. */
public record JobName(String project, String id) {

  static final String LOCATION = "US";

  /** The table that a query's rows are in for as long as its job is remembered. */
  public static final String ANONYMOUS_DATASET = DatasetName.RESULTS;

  String anonymousTable() {
    return "anon_" + id;
  }

  /** The id of the job whose rows an anonymous table stands for. */
  public static String ofAnonymousTable(String table) {
    return table.startsWith("anon_") ? table.substring("anon_".length()) : table;
  }

  public ObjectNode reference() {
    return Json.object().put("projectId", project).put("jobId", id).put("location", LOCATION);
  }

  @Override
  public String toString() {
    return project + ":" + LOCATION + "." + id;
  }
}
