package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.query.Job;
import com.salesintelligence.local.bigquery.query.JobName;
import com.salesintelligence.local.bigquery.query.Jobs;
import com.salesintelligence.local.bigquery.query.Outcome;
import com.salesintelligence.local.bigquery.query.QueryCall;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.node.ObjectNode;

/** {@code jobs.query}: a statement and its first rows in one round trip. */
final class QueryApi {

  private static final Set<String> KNOWN =
      Set.of(
          "kind",
          "query",
          "maxResults",
          "defaultDataset",
          "timeoutMs",
          "dryRun",
          "preserveNulls",
          "useQueryCache",
          "useLegacySql",
          "parameterMode",
          "queryParameters",
          "location",
          "formatOptions",
          "connectionProperties",
          "labels",
          "maximumBytesBilled",
          "requestId",
          "jobCreationMode",
          "jobTimeoutMs");

  private final Jobs jobs;
  private final QueryReplies replies;

  QueryApi(Jobs jobs, QueryReplies replies) {
    this.jobs = jobs;
    this.replies = replies;
  }

  Reply query(Call call) throws SQLException {
    ObjectNode body = call.body();
    Json.only(body, "QueryRequest", KNOWN);
    QueryCall statement = QueryCall.of(call.project(), body);
    if (body.path("dryRun").asBoolean(false)) {
      return dryRun(call, statement);
    }
    Job job = job(call, statement, body);
    job.await(body.path("timeoutMs").asLong(10_000));
    long limit = body.path("maxResults").asLong(Paging.DEFAULT_ROWS);
    Reply reply =
        replies.of(
            "bigquery#queryResponse",
            identity(body, job, limit),
            job,
            body.path("formatOptions").path("useInt64Timestamp").asBoolean(false),
            "",
            0,
            limit);
    if (wantsNoJob(body) && isAnswered(job, limit)) {
      jobs.forget(job);
    }
    return reply;
  }

  /** A query that is answered in full needs no job, where the client says so. */
  private static Consumer<JsonGenerator> identity(ObjectNode body, Job job, long limit) {
    Consumer<JsonGenerator> reference = QueryReplies.reference(job);
    Consumer<JsonGenerator> query = json -> json.writeStringProperty("queryId", job.name().id());
    return switch (Json.text(body, "jobCreationMode")) {
      case "JOB_CREATION_REQUIRED" -> reference;
      case "JOB_CREATION_OPTIONAL" -> isAnswered(job, limit) ? query : reference;
      case "", "JOB_CREATION_MODE_UNSPECIFIED" -> reference.andThen(query);
      case String other -> throw ApiError.invalid("Invalid value for jobCreationMode: " + other);
    };
  }

  private static boolean wantsNoJob(ObjectNode body) {
    return Json.text(body, "jobCreationMode").equals("JOB_CREATION_OPTIONAL");
  }

  private static boolean isAnswered(Job job, long limit) {
    return job.isDone()
        && job.error() == null
        && !job.configuration().has("jobTimeoutMs")
        && job.outcome().type().equals("SELECT")
        && job.outcome().stored() == null
        && job.outcome().rows().values().size() <= limit;
  }

  /** A request that is sent again finds the job that it started the first time. */
  private Job job(Call call, QueryCall statement, ObjectNode body) {
    String request = Json.text(body, "requestId");
    String id = request.isEmpty() ? "" : "job_" + request;
    ObjectNode configuration = Json.object().put("jobType", "QUERY");
    ObjectNode query = configuration.putObject("query");
    query.put("query", statement.sql()).put("useLegacySql", false).put("priority", "INTERACTIVE");
    for (String field : List.of("queryParameters", "parameterMode", "defaultDataset")) {
      if (body.hasNonNull(field)) {
        query.set(field, body.get(field));
      }
    }
    for (String field : List.of("labels", "jobTimeoutMs")) {
      if (body.hasNonNull(field)) {
        configuration.set(field, body.get(field));
      }
    }
    return jobs.find(new JobName(call.project(), id))
        .orElseGet(() -> jobs.query(statement, configuration, id, Json.text(body, "location")));
  }

  private Reply dryRun(Call call, QueryCall statement) {
    Outcome outcome = jobs.dryRun(statement);
    ObjectNode reply =
        Json.object()
            .put("kind", "bigquery#queryResponse")
            .put("jobComplete", true)
            .put("totalBytesProcessed", Long.toString(jobs.scannedBytes(statement)))
            .put("totalRows", "0")
            .put("cacheHit", false);
    reply.putObject("jobReference").put("projectId", call.project()).put("location", "US");
    reply.set("schema", TableSchemas.write(outcome.rows().columns()));
    return Reply.of(reply);
  }
}
