package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.query.Job;
import com.salesintelligence.local.bigquery.query.JobName;
import com.salesintelligence.local.bigquery.query.Jobs;
import com.salesintelligence.local.bigquery.query.QueryCall;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs: queries and copies; loads and extracts are refused by name. */
final class JobsApi {

  private static final String ALL = "projects/{projectId}/jobs";
  private static final String ONE = ALL + "/{jobId}";
  private static final String QUERIES = "projects/{projectId}/queries";
  private static final long INSERT_WAIT = 2_000;

  /** Known fields; the others would change what the query does. */
  private static final Set<String> QUERY =
      Set.of(
          "query",
          "useLegacySql",
          "defaultDataset",
          "queryParameters",
          "parameterMode",
          "useQueryCache",
          "priority",
          "maximumBytesBilled",
          "allowLargeResults",
          "flattenResults",
          "maximumBillingTier",
          "connectionProperties",
          "continuous",
          "createDisposition",
          "schemaUpdateOptions",
          "preserveNulls");

  private final Jobs jobs;
  private final CopyJobs copies;
  private final QueryReplies replies = new QueryReplies();

  JobsApi(Jobs jobs, CopyJobs copies) {
    this.jobs = jobs;
    this.copies = copies;
  }

  List<Route> routes() {
    return List.of(
        new Route("jobs.insert", "POST", ALL, List.of(), this::insert),
        new Route(
            "jobs.list",
            "GET",
            ALL,
            List.of(
                "allUsers",
                "maxCreationTime",
                "maxResults",
                "minCreationTime",
                "pageToken",
                "parentJobId",
                "projection",
                "stateFilter"),
            this::list),
        new Route("jobs.get", "GET", ONE, List.of("location"), this::get),
        new Route("jobs.cancel", "POST", ONE + "/cancel", List.of("location"), this::cancel),
        new Route(
            "jobs.query",
            "POST",
            QUERIES,
            List.of(),
            call -> new QueryApi(jobs, replies).query(call)),
        new Route(
            "jobs.getQueryResults",
            "GET",
            QUERIES + "/{jobId}",
            List.of(
                "formatOptions.useInt64Timestamp",
                "location",
                "maxResults",
                "pageToken",
                "startIndex",
                "timeoutMs"),
            this::results));
  }

  private Reply insert(Call call) {
    ObjectNode configuration =
        call.body().get("configuration") instanceof ObjectNode given
            ? given.deepCopy()
            : Json.object();
    String id = Json.text(call.body().path("jobReference"), "jobId");
    boolean dryRun = configuration.path("dryRun").asBoolean(false);
    Json.only(
        configuration,
        "JobConfiguration",
        Set.of("query", "copy", "dryRun", "labels", "jobType", "jobTimeoutMs"));
    if (configuration.has("copy")) {
      configuration.put("jobType", "COPY");
      Job job = jobs.other(call.project(), id, configuration, () -> copies.run(configuration));
      return Reply.of(job.resource());
    }
    JsonNode query = configuration.path("query");
    if (query.isMissingNode()) {
      throw ApiError.invalid("Job configuration must contain a query or copy configuration");
    }
    configuration.put("jobType", "QUERY");
    Json.only(query, "JobConfigurationQuery", QUERY);
    QueryCall statement = QueryCall.of(call.project(), query);
    if (dryRun) {
      return Reply.of(dryRun(call, configuration, statement));
    }
    Job job = jobs.query(statement, configuration, id);
    job.await(INSERT_WAIT);
    return Reply.of(job.resource());
  }

  private ObjectNode dryRun(Call call, ObjectNode configuration, QueryCall statement) {
    var outcome = jobs.dryRun(statement);
    ObjectNode reply = Json.object().put("kind", "bigquery#job");
    reply.putObject("jobReference").put("projectId", call.project()).put("location", "US");
    reply.set("configuration", configuration);
    reply.putObject("status").put("state", "DONE");
    ObjectNode statistics = reply.putObject("statistics");
    statistics.put("creationTime", Long.toString(System.currentTimeMillis()));
    statistics.put("totalBytesProcessed", "0");
    ObjectNode query = statistics.putObject("query");
    query
        .put("statementType", outcome.type())
        .put("totalBytesProcessed", "0")
        .put("totalBytesProcessedAccuracy", "PRECISE")
        .put("cacheHit", false);
    if (!outcome.rows().columns().isEmpty()) {
      query.set("schema", TableSchemas.write(outcome.rows().columns()));
    }
    ArrayNode tables = query.putArray("referencedTables");
    outcome
        .referencedTables()
        .forEach(
            table ->
                tables
                    .addObject()
                    .put("projectId", table.project())
                    .put("datasetId", table.dataset())
                    .put("tableId", table.table()));
    return reply;
  }

  private Reply list(Call call) {
    String parent = call.query("parentJobId");
    List<Job> all = jobs.list(call.project(), parent.isEmpty() ? null : parent);
    var page = Paging.of(call.query("pageToken"), 0, call.number("maxResults", 50), all.size());
    ObjectNode reply = Json.object().put("kind", "bigquery#jobList").put("etag", "list");
    page.next().ifPresent(token -> reply.put("nextPageToken", token));
    ArrayNode list = reply.putArray("jobs");
    all.subList((int) page.from(), (int) page.to()).forEach(job -> list.add(listed(job)));
    return Reply.of(reply);
  }

  /** Lists repeat the state outside of the status. */
  private static ObjectNode listed(Job job) {
    ObjectNode resource = job.resource();
    resource.put("state", Json.text(resource.path("status"), "state"));
    if (resource.path("status").has("errorResult")) {
      resource.set("errorResult", resource.path("status").path("errorResult"));
    }
    return resource;
  }

  private Reply get(Call call) {
    return Reply.of(job(call).resource());
  }

  private Reply cancel(Call call) {
    Job job = job(call);
    jobs.cancel(job);
    ObjectNode reply = Json.object().put("kind", "bigquery#jobCancelResponse");
    reply.set("job", job.resource());
    return Reply.of(reply);
  }

  private Reply results(Call call) {
    Job job = job(call);
    job.await(call.number("timeoutMs", 10_000));
    return replies.of(
        "bigquery#getQueryResultsResponse",
        job,
        call.flag("formatOptions.useInt64Timestamp"),
        call.query("pageToken"),
        call.number("startIndex", 0),
        call.number("maxResults", Paging.DEFAULT_ROWS));
  }

  private Job job(Call call) {
    return jobs.require(new JobName(call.project(), call.path("jobId")));
  }
}
