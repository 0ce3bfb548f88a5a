package com.salesintelligence.local.googlesql;

import java.util.List;
import java.util.stream.Stream;

/**
 * What surrounds a statement.
 *
 * @param defaultDataset empty where there is none: tables must then be named with their dataset
 * @param parameters named (all with a name) or positional (all with an empty name), in order
 * @param variables of a script, system variables with the {@code @@} before their names
 * @param temporaryDataset where a script keeps its temporary tables and functions; empty without
 */
public record QueryOptions(
    String defaultProject,
    String defaultDataset,
    List<Parameter> parameters,
    List<Parameter> variables,
    String temporaryDataset) {
  public QueryOptions {
    parameters = List.copyOf(parameters);
    variables = List.copyOf(variables);
  }

  public QueryOptions(String defaultProject, String defaultDataset, List<Parameter> parameters) {
    this(defaultProject, defaultDataset, parameters, List.of(), "");
  }

  public static QueryOptions of(String project, String dataset) {
    return new QueryOptions(project, dataset, List.of());
  }

  public QueryOptions with(Parameter... parameters) {
    return new QueryOptions(
        defaultProject, defaultDataset, List.of(parameters), variables, temporaryDataset);
  }

  /** The same without parameters and variables, as the texts of views and functions see it. */
  QueryOptions plain(String project) {
    return of(project, "");
  }

  /** Parameters and variables, in the order that {@link Statement.DuckSql#parameters} counts. */
  public List<Parameter> bindings() {
    return Stream.concat(parameters.stream(), variables.stream()).toList();
  }

  /** A query parameter's declaration; names are case-insensitive, positional ones have none. */
  public record Parameter(String name, SqlType type) {
    public static Parameter positional(SqlType type) {
      return new Parameter("", type);
    }
  }
}
