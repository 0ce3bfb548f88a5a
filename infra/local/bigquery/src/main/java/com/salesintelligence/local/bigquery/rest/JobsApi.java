package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.bigquery.load.ExtractJobs;
import com.salesintelligence.local.bigquery.load.LoadJobs;
import com.salesintelligence.local.bigquery.query.Destination;
import com.salesintelligence.local.bigquery.query.Job;
import com.salesintelligence.local.bigquery.query.JobName;
import com.salesintelligence.local.bigquery.query.JobResources;
import com.salesintelligence.local.bigquery.query.Jobs;
import com.salesintelligence.local.bigquery.query.Locations;
import com.salesintelligence.local.bigquery.query.Outcome;
import com.salesintelligence.local.bigquery.query.QueryCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Jobs: queries, loads, copies and extracts. */
final class JobsApi {

  private static final String ALL = "projects/{projectId}/jobs";
  private static final String ONE = ALL + "/{jobId}";
  private static final String QUERIES = "projects/{projectId}/queries";
  private static final long INSERT_WAIT = 2_000;
  private static final Set<String> MULTI_REGIONS = Set.of("US", "EU");
  private static final Set<String> KINDS = Set.of("query", "load", "copy", "extract");

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
          "writeDisposition",
          "destinationTable",
          "schemaUpdateOptions",
          "timePartitioning",
          "rangePartitioning",
          "clustering",
          "preserveNulls");

  private final Jobs jobs;
  private final CopyJobs copies;
  private final LoadJobs loads;
  private final ExtractJobs extracts;
  private final QueryReplies replies;
  private final Locations locations;

  JobsApi(Backend backend) {
    jobs = backend.jobs();
    copies = new CopyJobs(backend);
    loads = backend.loads();
    extracts = backend.extracts();
    replies = new QueryReplies(backend);
    locations = new Locations(backend.metadata());
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
        new Route("jobs.delete", "DELETE", ONE + "/delete", List.of("location"), this::delete),
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
    return Reply.of(start(call.project(), call.body(), Optional.empty()));
  }

  /** A load whose file came with the request. */
  ObjectNode startWithFile(String project, ObjectNode body, Path file) {
    if (!body.path("configuration").has("load")) {
      throw ApiError.invalid("A file can be uploaded for a load job only");
    }
    return start(project, body, Optional.of(file));
  }

  private ObjectNode start(String project, ObjectNode body, Optional<Path> file) {
    ObjectNode configuration =
        body.get("configuration") instanceof ObjectNode given ? given.deepCopy() : Json.object();
    Json.only(
        configuration,
        "JobConfiguration",
        Set.of("query", "load", "copy", "extract", "dryRun", "labels", "jobType", "jobTimeoutMs"));
    List<String> kinds = KINDS.stream().filter(configuration::has).toList();
    if (kinds.size() != 1) {
      throw ApiError.invalid(
          "Job configuration must contain exactly one of: query, load, copy, extract");
    }
    String kind = kinds.getFirst();
    configuration.put("jobType", kind.toUpperCase(Locale.ROOT));
    String id = Json.text(body.path("jobReference"), "jobId");
    JsonNode part = configuration.path(kind);
    String location = Json.text(body.path("jobReference"), "location");
    if (kind.equals("query")) {
      return query(project, configuration, id, location);
    }
    if (configuration.path("dryRun").asBoolean(false)) {
      throw ApiError.unsupported("A dry run of a " + kind + " job");
    }
    Job job =
        jobs.other(
            project,
            id,
            configuration,
            locations.of(location, tablesOf(part)),
            () ->
                switch (kind) {
                  case "load" -> load(part, file);
                  case "copy" -> copies.run(part);
                  default -> extracts.run(part);
                });
    job.await(INSERT_WAIT);
    return job.resource();
  }

  private static List<DatasetName> tablesOf(JsonNode part) {
    var datasets = new ArrayList<DatasetName>();
    for (String field : List.of("sourceTable", "destinationTable")) {
      if (part.has(field)) {
        datasets.add(DatasetName.of(Destination.name(part.path(field))));
      }
    }
    for (JsonNode source : part.path("sourceTables")) {
      datasets.add(DatasetName.of(Destination.name(source)));
    }
    return datasets;
  }

  private Outcome load(JsonNode part, Optional<Path> file) {
    try {
      return loads.run(part, file);
    } finally {
      file.ifPresent(JobsApi::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode query(String project, ObjectNode configuration, String id, String location) {
    JsonNode query = configuration.path("query");
    Json.only(query, "JobConfigurationQuery", QUERY);
    QueryCall statement = QueryCall.of(project, query);
    if (configuration.path("dryRun").asBoolean(false)) {
      return dryRun(project, configuration, statement);
    }
    Job job = jobs.query(statement, configuration, id, location);
    job.await(INSERT_WAIT);
    return job.resource();
  }

  private ObjectNode dryRun(String project, ObjectNode configuration, QueryCall statement) {
    var outcome = jobs.dryRun(statement);
    String bytes = Long.toString(jobs.scannedBytes(statement));
    ObjectNode reply = Json.object().put("kind", "bigquery#job");
    reply.putObject("jobReference").put("projectId", project).put("location", "US");
    reply.set("configuration", configuration);
    reply.putObject("status").put("state", "DONE");
    ObjectNode statistics = reply.putObject("statistics");
    statistics.put("creationTime", Long.toString(System.currentTimeMillis()));
    statistics.put("totalBytesProcessed", bytes);
    ObjectNode query = statistics.putObject("query");
    query
        .put("statementType", outcome.type())
        .put("totalBytesProcessed", bytes)
        .put("totalBytesBilled", "0")
        .put("totalBytesProcessedAccuracy", "PRECISE")
        .put("cacheHit", false);
    if (!outcome.rows().columns().isEmpty()) {
      query.set("schema", TableSchemas.write(outcome.rows().columns()));
    }
    ArrayNode tables = query.putArray("referencedTables");
    outcome.referencedTables().forEach(table -> tables.add(JobResources.reference(table)));
    return reply;
  }

  private Reply list(Call call) {
    String parent = call.query("parentJobId");
    long earliest = call.number("minCreationTime", Long.MIN_VALUE);
    long latest = call.number("maxCreationTime", Long.MAX_VALUE);
    String states = call.query("stateFilter").toLowerCase(Locale.ROOT);
    List<Job> all =
        jobs.list(call.project(), parent.isEmpty() ? null : parent).stream()
            .filter(job -> job.created() >= earliest && job.created() <= latest)
            .filter(
                job ->
                    states.isEmpty()
                        || List.of(states.split(",")).contains(job.isDone() ? "done" : "running"))
            .toList();
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

  private Reply delete(Call call) {
    Job job = job(call);
    if (!job.isDone()) {
      throw ApiError.invalid("Job " + job.name() + " is running: it cannot be deleted");
    }
    jobs.forget(job);
    return Reply.of(Json.object());
  }

  private Reply cancel(Call call) {
    Job job = job(call);
    jobs.cancel(job);
    ObjectNode reply = Json.object().put("kind", "bigquery#jobCancelResponse");
    reply.set("job", job.resource());
    return Reply.of(reply);
  }

  private Reply results(Call call) throws SQLException {
    Job job = job(call);
    job.await(call.number("timeoutMs", 10_000));
    return replies.of(
        "bigquery#getQueryResultsResponse",
        QueryReplies.reference(job),
        job,
        call.flag("formatOptions.useInt64Timestamp"),
        call.query("pageToken"),
        call.number("startIndex", 0),
        call.number("maxResults", Paging.DEFAULT_ROWS));
  }

  /** Jobs outside of the multi-regions are found by their location only. */
  private Job job(Call call) {
    var name = new JobName(call.project(), call.path("jobId"));
    Job job = jobs.require(name);
    String wanted = call.query("location");
    boolean found =
        wanted.isEmpty()
            ? MULTI_REGIONS.contains(job.location().toUpperCase(Locale.ROOT))
            : wanted.equalsIgnoreCase(job.location());
    if (!found) {
      throw ApiError.notFound("Job " + name);
    }
    return job;
  }
}
