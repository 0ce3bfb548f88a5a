package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A statement to run, with all that surrounds it.
 *
 * @param configuration what else the client said of it
 * @param project that pays for it, and that tables without a project belong to
 * @param variables of the script that the statement is part of
 * @param temporaryDataset where that script keeps its temporary tables; empty without a script
 */
public record QueryCall(
    String project,
    String sql,
    String defaultProject,
    String defaultDataset,
    List<Parameter> parameters,
    JsonNode configuration,
    List<Parameter> variables,
    String temporaryDataset) {

  public QueryCall {
    parameters = List.copyOf(parameters);
    variables = List.copyOf(variables);
  }

  public QueryCall(
      String project,
      String sql,
      String defaultProject,
      String defaultDataset,
      List<Parameter> parameters) {
    this(project, sql, defaultProject, defaultDataset, parameters, Json.object(), List.of(), "");
  }

  /** Whether the rows are to go into a table of the client's choice. */
  boolean hasDestination() {
    return configuration.path("destinationTable").has("tableId")
        && !Json.text(configuration.path("destinationTable"), "datasetId")
            .equals(JobName.ANONYMOUS_DATASET);
  }

  /** The most that the query may cost; empty where it is not limited. */
  OptionalLong maximumBytesBilled() {
    long bytes = configuration.path("maximumBytesBilled").asLong(0);
    return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }

  /** From the parts that {@code jobs.query} and a job's query configuration have in common. */
  public static QueryCall of(String project, JsonNode query) {
    String sql = Json.text(query, "query");
    if (query.path("useLegacySql").asBoolean(true)) {
      sql = LegacySql.toGoogleSql(sql, project);
    }
    JsonNode dataset = query.path("defaultDataset");
    String datasetProject = Json.text(dataset, "projectId");
    var call =
        new QueryCall(
            project,
            sql,
            datasetProject.isEmpty() ? project : datasetProject,
            Json.text(dataset, "datasetId"),
            parameters(query.path("queryParameters")),
            query,
            List.of(),
            "");
    return call.sql().contains("@@") ? call.withSystemVariables() : call;
  }

  private QueryCall withSystemVariables() {
    return new QueryCall(
        project,
        sql,
        defaultProject,
        defaultDataset,
        parameters,
        configuration,
        ScriptVariables.outsideOfScripts(this),
        temporaryDataset);
  }

  /**
   * A statement of a script: of what the client said of the script, its limit alone concerns it.
   */
  QueryCall inScript(String text, List<Parameter> parameters, List<Parameter> variables) {
    ObjectNode limits = Json.object();
    if (configuration.has("maximumBytesBilled")) {
      limits.set("maximumBytesBilled", configuration.get("maximumBytesBilled"));
    }
    return new QueryCall(
        project,
        text,
        defaultProject,
        defaultDataset,
        parameters,
        limits,
        variables,
        temporaryDataset);
  }

  QueryCall withTemporaryDataset(String dataset) {
    return new QueryCall(
        project,
        sql,
        defaultProject,
        defaultDataset,
        parameters,
        configuration,
        variables,
        dataset);
  }

  QueryCall withDefaultDataset(String dataset) {
    return new QueryCall(
        project,
        sql,
        defaultProject,
        dataset,
        parameters,
        configuration,
        variables,
        temporaryDataset);
  }

  QueryOptions options() {
    return new QueryOptions(
        defaultProject,
        defaultDataset,
        declarations(parameters),
        declarations(variables),
        temporaryDataset);
  }

  private static List<QueryOptions.Parameter> declarations(List<Parameter> values) {
    return values.stream().map(p -> new QueryOptions.Parameter(p.name(), p.type())).toList();
  }

  /** Parameters and variables, in the order in which translated SQL counts them. */
  List<Parameter> bindings() {
    return Stream.concat(parameters.stream(), variables.stream()).toList();
  }

  private static List<Parameter> parameters(JsonNode list) {
    var parameters = new ArrayList<Parameter>();
    for (JsonNode parameter : list) {
      SqlType type = ParameterValues.type(parameter.path("parameterType"));
      parameters.add(
          new Parameter(
              Json.text(parameter, "name"),
              type,
              ParameterValues.value(type, parameter.path("parameterValue"))));
    }
    return parameters;
  }

  /**
   * A query parameter.
   *
   * @param value as DuckDB's driver takes it; lists for arrays and structs
   */
  public record Parameter(String name, SqlType type, @Nullable Object value) {}
}
