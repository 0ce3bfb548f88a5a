package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.googlesql.Statement;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The REST resources that data definition statements describe. */
final class DefinitionResources {

  private DefinitionResources() {}

  static ObjectNode table(Statement.CreateTable create) {
    ObjectNode resource = Json.object();
    resource.set("schema", TableSchemas.ofStatement(create.columns()));
    if (!create.primaryKey().isEmpty()) {
      ArrayNode columns =
          resource.putObject("tableConstraints").putObject("primaryKey").putArray("columns");
      create.primaryKey().forEach(columns::add);
    }
    Statement.Partitioning partitioning = create.partitioning();
    if (partitioning != null) {
      partition(resource, partitioning);
    }
    if (!create.clusterBy().isEmpty()) {
      ArrayNode fields = resource.putObject("clustering").putArray("fields");
      create.clusterBy().forEach(fields::add);
    }
    options(resource, create.options());
    return resource;
  }

  /** Another table's definition under the options of this one. */
  static ObjectNode like(TableEntry other, Statement.CreateTable create) {
    ObjectNode resource = Json.object();
    for (String part :
        List.of(
            "schema",
            "timePartitioning",
            "rangePartitioning",
            "requirePartitionFilter",
            "clustering",
            "tableConstraints",
            "description",
            "labels")) {
      if (other.resource().has(part)) {
        resource.set(part, other.resource().get(part).deepCopy());
      }
    }
    options(resource, create.options());
    return resource;
  }

  static ObjectNode primaryKey(List<String> columns) {
    ObjectNode resource = Json.object();
    ObjectNode constraints = resource.putObject("tableConstraints");
    if (columns.isEmpty()) {
      constraints.putNull("primaryKey");
    } else {
      ArrayNode names = constraints.putObject("primaryKey").putArray("columns");
      columns.forEach(names::add);
    }
    return resource;
  }

  private static void partition(ObjectNode resource, Statement.Partitioning partitioning) {
    if (partitioning.type().equals("RANGE")) {
      ObjectNode range =
          resource
              .putObject("rangePartitioning")
              .put("field", partitioning.column())
              .putObject("range");
      range.put("start", String.valueOf(partitioning.range().get(0)));
      range.put("end", String.valueOf(partitioning.range().get(1)));
      range.put("interval", String.valueOf(partitioning.range().get(2)));
      return;
    }
    ObjectNode time = resource.putObject("timePartitioning").put("type", partitioning.type());
    if (!partitioning.column().isEmpty()) {
      time.put("field", partitioning.column());
    }
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
            case "partition_expiration_days" -> expire(resource, value);
            case "require_partition_filter" ->
                resource.put("requirePartitionFilter", Boolean.TRUE.equals(value));
            case "max_staleness" -> resource.put("maxStaleness", String.valueOf(value));
            default -> throw ApiError.unsupported("Option " + name);
          }
        });
  }

  private static void expire(ObjectNode resource, Object days) {
    if (!(resource.get("timePartitioning") instanceof ObjectNode time)) {
      throw ApiError.invalidQuery(
          "Option partition_expiration_days needs a table that is partitioned by time");
    }
    if (days.equals("")) {
      time.remove("expirationMs");
    } else {
      time.put("expirationMs", String.valueOf((long) (days(days) * 86_400_000)));
    }
  }

  private static double days(Object value) {
    if (value instanceof Number days) {
      return days.doubleValue();
    }
    throw ApiError.invalidQuery("Option partition_expiration_days needs a number");
  }

  private static ObjectNode labels(Object value) {
    ObjectNode labels = Json.object();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, label) -> labels.put(String.valueOf(key), String.valueOf(label)));
    }
    return labels;
  }
}
