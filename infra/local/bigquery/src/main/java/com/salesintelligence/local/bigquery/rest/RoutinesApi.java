package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.RoutineEntry;
import com.salesintelligence.local.bigquery.query.Job;
import com.salesintelligence.local.bigquery.query.Jobs;
import com.salesintelligence.local.bigquery.query.QueryCall;
import com.salesintelligence.local.googlesql.Routine;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Functions and procedures: what the request describes is made by the statement that it means. */
final class RoutinesApi {

  private static final String ALL = "projects/{projectId}/datasets/{datasetId}/routines";
  private static final String ONE = ALL + "/{routineId}";
  private static final long LONGEST_WAIT = 60_000;
  private static final List<String> KEPT =
      List.of(
          "description", "strictMode", "determinismLevel", "dataGovernanceType", "returnTableType");
  private static final Set<String> KNOWN =
      Set.of(
          "kind",
          "id",
          "selfLink",
          "etag",
          "routineReference",
          "routineType",
          "creationTime",
          "lastModifiedTime",
          "language",
          "arguments",
          "returnType",
          "definitionBody",
          "description",
          "strictMode",
          "determinismLevel",
          "dataGovernanceType",
          "returnTableType");

  private final Metadata metadata;
  private final Jobs jobs;

  RoutinesApi(Backend backend) {
    metadata = backend.metadata();
    jobs = backend.jobs();
  }

  List<Route> routes() {
    return List.of(
        new Route("routines.insert", "POST", ALL, List.of(), this::insert),
        new Route(
            "routines.list",
            "GET",
            ALL,
            List.of("filter", "maxResults", "pageToken", "readMask"),
            this::list),
        new Route("routines.get", "GET", ONE, List.of("readMask"), this::get),
        new Route("routines.update", "PUT", ONE, List.of(), this::update),
        new Route("routines.delete", "DELETE", ONE, List.of(), this::delete));
  }

  private Reply insert(Call call) throws SQLException {
    metadata.requireDataset(call.dataset());
    String id = Json.text(call.body().path("routineReference"), "routineId");
    return Reply.of(make(call, name(call, id), "CREATE"));
  }

  private Reply update(Call call) throws SQLException {
    call.requireMatch(require(call).resource());
    return Reply.of(make(call, require(call).name(), "CREATE OR REPLACE"));
  }

  private ObjectNode make(Call call, TableName name, String create) throws SQLException {
    ObjectNode wanted = call.body();
    Json.only(wanted, "Routine", KNOWN);
    Routine routine = RoutineEntry.of(name, wanted).routine();
    run(call.project(), create + definition(name, routine));
    RoutineEntry made = metadata.routineEntry(name).orElseThrow();
    KEPT.stream()
        .filter(wanted::hasNonNull)
        .forEach(field -> made.resource().set(field, wanted.get(field)));
    metadata.put(made);
    return made.resource();
  }

  private void run(String project, String sql) {
    ObjectNode configuration = Json.object().put("jobType", "QUERY");
    configuration.putObject("query").put("query", sql).put("useLegacySql", false);
    Job job =
        jobs.query(new QueryCall(project, sql, project, "", List.of()), configuration, "", "");
    if (!job.await(LONGEST_WAIT)) {
      throw new ApiError(503, "backendError", "The routine is not made yet");
    }
    jobs.forget(job);
    job.outcome();
  }

  private static String definition(TableName name, Routine routine) {
    String full = "`%s`.`%s`.`%s`".formatted(name.project(), name.dataset(), name.table());
    String arguments =
        routine.arguments().stream()
            .map(argument -> argument(routine, argument))
            .collect(Collectors.joining(", ", "(", ")"));
    String returns = routine.result().isEmpty() ? "" : " RETURNS " + routine.result();
    return switch (routine.kind()) {
      case SCALAR_FUNCTION ->
          " FUNCTION %s%s%s AS (%s\n)".formatted(full, arguments, returns, routine.body());
      case TABLE_VALUED_FUNCTION ->
          " TABLE FUNCTION %s%s AS %s".formatted(full, arguments, routine.body());
      case PROCEDURE -> " PROCEDURE %s%s %s".formatted(full, arguments, block(routine.body()));
    };
  }

  private static String argument(Routine routine, Routine.Argument argument) {
    String mode = routine.kind() == Routine.Kind.PROCEDURE ? argument.mode().name() + " " : "";
    String type = argument.type().isEmpty() ? "ANY TYPE" : argument.type();
    return "%s`%s` %s".formatted(mode, argument.name(), type);
  }

  private static String block(String body) {
    boolean complete = body.strip().toUpperCase(Locale.ROOT).startsWith("BEGIN");
    return complete ? body : "BEGIN\n" + body + "\nEND";
  }

  private Reply list(Call call) {
    metadata.requireDataset(call.dataset());
    List<RoutineEntry> all = metadata.routines(call.dataset());
    var page =
        Paging.of(call.query("pageToken"), 0, call.number("maxResults", all.size()), all.size());
    ObjectNode reply = Json.object();
    page.next().ifPresent(token -> reply.put("nextPageToken", token));
    ArrayNode list = reply.putArray("routines");
    all.subList((int) page.from(), (int) page.to()).forEach(entry -> list.add(entry.resource()));
    return Reply.of(reply);
  }

  private Reply get(Call call) {
    return Reply.unlessKnown(call, require(call).resource());
  }

  private Reply delete(Call call) throws SQLException {
    RoutineEntry entry = require(call);
    call.requireMatch(entry.resource());
    metadata.drop(entry);
    return Reply.nothing();
  }

  private RoutineEntry require(Call call) {
    metadata.requireDataset(call.dataset());
    TableName name = name(call, call.path("routineId"));
    return metadata.routineEntry(name).orElseThrow(() -> ApiError.notFound("Routine " + name));
  }

  private static TableName name(Call call, String id) {
    if (!id.matches("[A-Za-z_][A-Za-z0-9_]{0,255}")) {
      throw ApiError.invalid("Invalid routine ID \"" + id + "\".");
    }
    return new TableName(call.project(), call.path("datasetId"), id);
  }
}
