package com.salesintelligence.local.googlesql;

import java.util.List;

/**
 * What surrounds a statement.
 *
 * @param defaultDataset empty where there is none: tables must then be named with their dataset
 * @param parameters named (all with a name) or positional (all with an empty name), in order
 */
public record QueryOptions(
    String defaultProject, String defaultDataset, List<Parameter> parameters) {
  public QueryOptions {
    parameters = List.copyOf(parameters);
  }

  public static QueryOptions of(String project, String dataset) {
    return new QueryOptions(project, dataset, List.of());
  }

  public QueryOptions with(Parameter... parameters) {
    return new QueryOptions(defaultProject, defaultDataset, List.of(parameters));
  }

  /** A query parameter's declaration; names are case-insensitive, positional ones have none. */
  public record Parameter(String name, SqlType type) {
    public static Parameter positional(SqlType type) {
      return new Parameter("", type);
    }
  }
}
