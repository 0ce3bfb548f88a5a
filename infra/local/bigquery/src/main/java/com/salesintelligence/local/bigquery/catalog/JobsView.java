package com.salesintelligence.local.bigquery.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** INFORMATION_SCHEMA.JOBS, from the jobs as the REST API gives them. */
final class JobsView {

  private static final String TABLE = "STRUCT<project_id STRING,dataset_id STRING,table_id STRING>";
  private static final String COLUMNS =
      "creation_time TIMESTAMP, project_id STRING, user_email STRING, job_id STRING,"
          + " job_type STRING, statement_type STRING, priority STRING, start_time TIMESTAMP,"
          + " end_time TIMESTAMP, query STRING, state STRING, total_bytes_processed INT64,"
          + " total_bytes_billed INT64, total_slot_ms INT64,"
          + " error_result STRUCT<reason STRING,location STRING,debug_info STRING,message STRING>,"
          + " cache_hit BOOL, parent_job_id STRING, destination_table "
          + TABLE
          + ", referenced_tables ARRAY<"
          + TABLE
          + ">, labels ARRAY<STRUCT<key STRING,value STRING>>, dml_statistics"
          + " STRUCT<inserted_row_count INT64,deleted_row_count INT64,updated_row_count INT64>";

  private JobsView() {}

  static ComputedRows of(String project, List<ObjectNode> jobs) {
    var rows = new ComputedRows(COLUMNS);
    jobs.forEach(job -> add(rows, project, job));
    return rows;
  }

  private static void add(ComputedRows rows, String project, ObjectNode job) {
    JsonNode statistics = job.path("statistics");
    JsonNode query = statistics.path("query");
    JsonNode configuration = job.path("configuration");
    String type = configuration.path("jobType").asString("QUERY");
    rows.add(
        text(statistics, "creationTime"),
        project,
        text(job, "user_email"),
        text(job.path("jobReference"), "jobId"),
        type,
        text(query, "statementType"),
        type.equals("QUERY")
            ? configuration.path("query").path("priority").asString("INTERACTIVE")
            : null,
        text(statistics, "startTime"),
        text(statistics, "endTime"),
        text(configuration.path("query"), "query"),
        text(job.path("status"), "state"),
        text(statistics, "totalBytesProcessed"),
        text(query, "totalBytesBilled"),
        text(statistics, "totalSlotMs"),
        error(job.path("status").path("errorResult")),
        query.has("cacheHit") ? query.path("cacheHit").asBoolean() : null,
        text(statistics, "parentJobId"),
        destination(configuration),
        tables(query.path("referencedTables")),
        labels(configuration.path("labels")),
        changes(query.path("dmlStats")));
  }

  private static @Nullable String text(JsonNode node, String field) {
    String text = Json.text(node, field);
    return text.isEmpty() ? null : text;
  }

  private static @Nullable JsonNode error(JsonNode error) {
    return error.isObject()
        ? Json.object()
            .put("reason", text(error, "reason"))
            .put("location", text(error, "location"))
            .put("debug_info", text(error, "debugInfo"))
            .put("message", text(error, "message"))
        : null;
  }

  private static @Nullable JsonNode destination(JsonNode configuration) {
    for (String kind : List.of("query", "load", "copy")) {
      JsonNode table = configuration.path(kind).path("destinationTable");
      if (table.isObject()) {
        return table(table);
      }
    }
    return null;
  }

  private static ObjectNode table(JsonNode reference) {
    return Json.object()
        .put("project_id", text(reference, "projectId"))
        .put("dataset_id", text(reference, "datasetId"))
        .put("table_id", text(reference, "tableId"));
  }

  private static ArrayNode tables(JsonNode references) {
    ArrayNode tables = Json.object().putArray("tables");
    references.forEach(reference -> tables.add(table(reference)));
    return tables;
  }

  private static ArrayNode labels(JsonNode labels) {
    ArrayNode pairs = Json.object().putArray("labels");
    labels
        .properties()
        .forEach(
            label ->
                pairs
                    .addObject()
                    .put("key", label.getKey())
                    .put("value", label.getValue().asString("")));
    return pairs;
  }

  private static @Nullable JsonNode changes(JsonNode statistics) {
    return statistics.isObject()
        ? Json.object()
            .put("inserted_row_count", statistics.path("insertedRowCount").asLong(0))
            .put("deleted_row_count", statistics.path("deletedRowCount").asLong(0))
            .put("updated_row_count", statistics.path("updatedRowCount").asLong(0))
        : null;
  }
}
