package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.googlesql.Statement;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The REST resources that data definition statements describe. */
final class DefinitionResources {

  private DefinitionResources() {}

  static ObjectNode table(Statement.CreateTable create) {
    ObjectNode resource = Json.object();
    resource.set("schema", TableSchemas.write(create.columns()));
    if (!create.primaryKey().isEmpty()) {
      ArrayNode columns =
          resource.putObject("tableConstraints").putObject("primaryKey").putArray("columns");
      create.primaryKey().forEach(columns::add);
    }
    Statement.Partitioning partitioning = create.partitioning();
    if (partitioning != null) {
      resource
          .putObject("timePartitioning")
          .put("type", partitioning.type())
          .put("field", partitioning.column());
    }
    if (!create.clusterBy().isEmpty()) {
      ArrayNode fields = resource.putObject("clustering").putArray("fields");
      create.clusterBy().forEach(fields::add);
    }
    options(resource, create.options());
    return resource;
  }

  static ObjectNode view(Statement.CreateView view) {
    ObjectNode resource = Json.object();
    resource.putObject("view").put("query", view.query()).put("useLegacySql", false);
    resource.set("schema", TableSchemas.write(view.columns()));
    options(resource, view.options());
    return resource;
  }

  static void options(ObjectNode resource, Map<String, Object> options) {
    options.forEach(
        (name, value) -> {
          switch (name) {
            case "description", "location" -> resource.put(name, String.valueOf(value));
            case "friendly_name" -> resource.put("friendlyName", String.valueOf(value));
            case "labels" -> resource.set("labels", labels(value));
            case "max_staleness" -> resource.put("maxStaleness", String.valueOf(value));
            default -> throw ApiError.unsupported("Option " + name);
          }
        });
  }

  private static ObjectNode labels(Object value) {
    ObjectNode labels = Json.object();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, label) -> labels.put(String.valueOf(key), String.valueOf(label)));
    }
    return labels;
  }
}
