package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.TableName;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a job's rows go, and what may happen to what is there.
 *
 * @param partition the only one that is written; empty for the whole table
 * @param resource what a table that is made is like, but for its schema
 * @param mayAddFields whether columns that the table has not are added to it
 * @param mayRelaxFields whether required columns become nullable where the rows want it
 */
public record Destination(
    TableName name,
    String partition,
    ObjectNode resource,
    List<ColumnSchema> columns,
    boolean mayCreate,
    Write write,
    boolean mayAddFields,
    boolean mayRelaxFields) {

  /** What happens to the rows that are there. */
  public enum Write {
    EMPTY,
    APPEND,
    TRUNCATE
  }

  /** From the parts that the configurations of all jobs have in common. */
  public static Destination of(
      JsonNode configuration, List<ColumnSchema> columns, Write otherwise) {
    ObjectNode resource = Json.object();
    for (String field : List.of("timePartitioning", "rangePartitioning", "clustering")) {
      if (configuration.hasNonNull(field)) {
        resource.set(field, configuration.get(field));
      }
    }
    JsonNode properties = configuration.path("destinationTableProperties");
    properties.properties().forEach(entry -> resource.set(entry.getKey(), entry.getValue()));
    List<String> updates =
        configuration.path("schemaUpdateOptions").valueStream().map(JsonNode::asString).toList();
    requireKnown(updates, Set.of("ALLOW_FIELD_ADDITION", "ALLOW_FIELD_RELAXATION"));
    TablePart.Name place = place(configuration.path("destinationTable"));
    return new Destination(
        place.table(),
        place.partition(),
        resource,
        columns,
        mayCreate(Json.text(configuration, "createDisposition")),
        write(Json.text(configuration, "writeDisposition"), otherwise),
        updates.contains("ALLOW_FIELD_ADDITION"),
        updates.contains("ALLOW_FIELD_RELAXATION"));
  }

  /** The schema of a table that is made: as it was given, or what the columns say. */
  JsonNode schema() {
    return resource.has("schema") ? resource.get("schema") : TableSchemas.write(columns);
  }

  private static void requireKnown(List<String> updates, Set<String> known) {
    for (String update : updates) {
      if (!known.contains(update)) {
        throw ApiError.invalid("Invalid value for schemaUpdateOptions: " + update);
      }
    }
  }

  private static boolean mayCreate(String disposition) {
    return switch (disposition) {
      case "", "CREATE_IF_NEEDED" -> true;
      case "CREATE_NEVER" -> false;
      default -> throw ApiError.invalid("Invalid value for createDisposition: " + disposition);
    };
  }

  private static Write write(String disposition, Write otherwise) {
    return switch (disposition) {
      case "" -> otherwise;
      case "WRITE_EMPTY" -> Write.EMPTY;
      case "WRITE_APPEND" -> Write.APPEND;
      case "WRITE_TRUNCATE" -> Write.TRUNCATE;
      case "WRITE_TRUNCATE_DATA" -> throw ApiError.unsupported("WRITE_TRUNCATE_DATA");
      default -> throw ApiError.invalid("Invalid value for writeDisposition: " + disposition);
    };
  }

  /** A table by its reference; which of its partitions is meant does not matter. */
  public static TableName name(JsonNode reference) {
    return place(reference).table();
  }

  /** A table, or one partition of it, by its reference. */
  public static TablePart.Name place(JsonNode reference) {
    String table = Json.text(reference, "tableId");
    if (table.isEmpty() || Json.text(reference, "datasetId").isEmpty()) {
      throw ApiError.invalid("Required parameter is missing: a table's datasetId and tableId");
    }
    return TablePart.Name.of(
        Json.text(reference, "projectId"), Json.text(reference, "datasetId"), table);
  }
}
