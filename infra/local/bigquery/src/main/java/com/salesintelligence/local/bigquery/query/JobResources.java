package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Resources;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.googlesql.TableName;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs as the REST API gives them. */
public final class JobResources {

  private JobResources() {}

  static ObjectNode of(Job job, ObjectNode resource) {
    resource
        .put("kind", "bigquery#job")
        .put("id", job.name().project() + ":" + job.location() + "." + job.name().id());
    resource.set("jobReference", job.reference());
    resource.put(
        "selfLink", Resources.link("projects", job.name().project(), "jobs", job.name().id()));
    ObjectNode configuration = job.configuration().deepCopy();
    if (configuration.get("query") instanceof ObjectNode query && !query.has("destinationTable")) {
      query
          .putObject("destinationTable")
          .put("projectId", job.name().project())
          .put("datasetId", JobName.ANONYMOUS_DATASET)
          .put("tableId", job.name().anonymousTable());
    }
    resource.set("configuration", configuration);
    ObjectNode status = resource.putObject("status");
    status.put("state", job.isDone() ? "DONE" : "RUNNING");
    resource.put("user_email", "local@localhost").put("etag", etag(job));
    ObjectNode statistics = resource.putObject("statistics");
    times(job, statistics);
    if (job.isDone()) {
      ApiError error = job.error();
      if (error == null) {
        succeeded(job, statistics);
        if (!job.outcome().warnings().isEmpty()) {
          ArrayNode warnings = status.putArray("errors");
          job.outcome().warnings().forEach(warning -> warnings.add(warning.deepCopy()));
        }
      } else {
        failed(error, status);
        statistics.put("endTime", Long.toString(job.ended()));
        if (job.configuration().has("query")) {
          statistics.putObject("query").put("totalBytesProcessed", "0");
        }
      }
    }
    return resource;
  }

  private static String etag(Job job) {
    return Integer.toHexString(job.name().hashCode()) + (job.isDone() ? "d" : "r");
  }

  private static void times(Job job, ObjectNode statistics) {
    statistics.put("creationTime", Long.toString(job.created()));
    statistics.put("startTime", Long.toString(job.created()));
    JobName parent = job.parent();
    if (parent != null) {
      statistics.put("parentJobId", parent.id());
      ArrayNode frames =
          statistics
              .putObject("scriptStatistics")
              .put("evaluationKind", "STATEMENT")
              .putArray("stackFrames");
      frames.addObject().put("startLine", 1).put("startColumn", 1).put("text", job.text());
    }
    if (job.children() > 0) {
      statistics.put("numChildJobs", Integer.toString(job.children()));
    }
  }

  private static void succeeded(Job job, ObjectNode statistics) {
    Outcome outcome = job.outcome();
    String bytes = Long.toString(outcome.bytes());
    String slots = Long.toString(Math.max(1, job.ended() - job.created()));
    statistics
        .put("endTime", Long.toString(job.ended()))
        .put("totalBytesProcessed", bytes)
        .put("finalExecutionDurationMs", slots)
        .put("totalSlotMs", slots);
    ObjectNode own = outcome.statistics();
    if (own != null) {
      String kind = outcome.type().toLowerCase(Locale.ROOT);
      statistics.set(kind, own.deepCopy());
      return;
    }
    ObjectNode query = statistics.putObject("query");
    query
        .put("statementType", outcome.type())
        .put("totalBytesProcessed", bytes)
        .put(
            "totalBytesBilled",
            Long.toString(ScannedBytes.billed(outcome.bytes(), outcome.referencedTables())))
        .put("totalSlotMs", slots)
        .put("cacheHit", false);
    query.putArray("queryPlan").add(QueryPlan.of(job, outcome));
    if (!outcome.rows().columns().isEmpty()) {
      query.set("schema", TableSchemas.write(outcome.rows().columns()));
    }
    Long affected = outcome.affectedRows();
    if (affected != null) {
      query.put("numDmlAffectedRows", affected.toString());
      query.set("dmlStats", dmlStats(outcome.type(), affected));
    }
    if (outcome.operation() != null) {
      query.put("ddlOperationPerformed", outcome.operation());
    }
    TableName target = outcome.target();
    if (target != null && outcome.operation() != null) {
      query.set("ddlTargetTable", reference(target));
    }
    ArrayNode referenced = query.putArray("referencedTables");
    outcome.referencedTables().forEach(table -> referenced.add(reference(table)));
  }

  static ObjectNode dmlStats(String type, long rows) {
    String field =
        switch (type) {
          case "INSERT" -> "insertedRowCount";
          case "DELETE", "TRUNCATE_TABLE" -> "deletedRowCount";
          default -> "updatedRowCount";
        };
    ObjectNode stats = Json.object();
    for (String each : List.of("insertedRowCount", "deletedRowCount", "updatedRowCount")) {
      stats.put(each, each.equals(field) ? Long.toString(rows) : "0");
    }
    return stats;
  }

  public static ObjectNode reference(TableName table) {
    return Json.object()
        .put("projectId", table.project())
        .put("datasetId", table.dataset())
        .put("tableId", table.table());
  }

  private static void failed(ApiError error, ObjectNode status) {
    ObjectNode problem =
        Json.object().put("reason", error.reason()).put("message", error.getMessage());
    if (error.reason().equals("invalidQuery")) {
      problem.put("location", "query");
    }
    status.set("errorResult", problem);
    status.putArray("errors").add(problem.deepCopy());
  }
}
