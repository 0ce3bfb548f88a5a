package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.googlesql.QueryOptions;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A statement to run, with all that surrounds it.
 *
 * @param project that pays for it, and that tables without a project belong to
 */
public record QueryCall(
    String project,
    String sql,
    String defaultProject,
    String defaultDataset,
    List<Parameter> parameters) {

  public QueryCall {
    parameters = List.copyOf(parameters);
  }

  /** From the parts that {@code jobs.query} and a job's query configuration have in common. */
  public static QueryCall of(String project, JsonNode query) {
    if (query.path("useLegacySql").asBoolean(true)) {
      throw ApiError.unsupported("Legacy SQL (useLegacySql = true, the default of this method)");
    }
    JsonNode dataset = query.path("defaultDataset");
    String datasetProject = Json.text(dataset, "projectId");
    return new QueryCall(
        project,
        Json.text(query, "query"),
        datasetProject.isEmpty() ? project : datasetProject,
        Json.text(dataset, "datasetId"),
        parameters(query.path("queryParameters")));
  }

  QueryCall statement(String text) {
    return new QueryCall(project, text, defaultProject, defaultDataset, parameters);
  }

  QueryOptions options() {
    return new QueryOptions(
        defaultProject,
        defaultDataset,
        parameters.stream().map(p -> new QueryOptions.Parameter(p.name(), p.type())).toList());
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
