package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.TableSchemas;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares rows that are to be appended with their table. */
final class SchemaFit {

  private SchemaFit() {}

  /** The schema that the table has to get first; empty where it can stay as it is. */
  static Optional<ObjectNode> of(TableEntry table, Destination destination) {
    List<ColumnSchema> added = new ArrayList<>();
    List<String> relaxed = new ArrayList<>();
    for (ColumnSchema column : destination.columns()) {
      Optional<ColumnSchema> there =
          table.columns().stream()
              .filter(c -> c.name().equalsIgnoreCase(column.name()))
              .findFirst();
      if (there.isEmpty()) {
        added.add(column);
      } else {
        requireSameType(table, there.get(), column);
      }
    }
    if (!added.isEmpty() && !destination.mayAddFields() && !table.columns().isEmpty()) {
      throw mismatch(table, "Cannot add fields (field: " + added.getFirst().name() + ")");
    }
    for (ColumnSchema column : table.columns()) {
      if (column.required() && wantsNulls(column, destination)) {
        relaxed.add(column.name());
      }
    }
    if (!relaxed.isEmpty() && !destination.mayRelaxFields()) {
      throw mismatch(
          table,
          "Field %s is missing in new schema or is not REQUIRED there"
              .formatted(relaxed.getFirst()));
    }
    return added.isEmpty() && relaxed.isEmpty()
        ? Optional.empty()
        : Optional.of(changed(table, added, relaxed));
  }

  private static boolean wantsNulls(ColumnSchema column, Destination destination) {
    return destination.mayRelaxFields()
        ? destination.columns().stream()
            .filter(c -> c.name().equalsIgnoreCase(column.name()))
            .noneMatch(ColumnSchema::required)
        : destination.columns().stream().noneMatch(c -> c.name().equalsIgnoreCase(column.name()))
            && column.defaultValue().isEmpty();
  }

  private static void requireSameType(TableEntry table, ColumnSchema there, ColumnSchema column) {
    if (!there.type().equals(column.type())) {
      throw mismatch(
          table,
          "Field %s has changed type from %s to %s"
              .formatted(column.name(), there.type().googleSql(), column.type().googleSql()));
    }
  }

  private static ObjectNode changed(
      TableEntry table, List<ColumnSchema> added, List<String> relaxed) {
    ObjectNode schema = Json.object();
    ArrayNode fields = schema.putArray("fields");
    for (JsonNode field : table.resource().path("schema").path("fields")) {
      ObjectNode copy = (ObjectNode) field.deepCopy();
      if (relaxed.contains(Json.text(copy, "name"))) {
        copy.put("mode", "NULLABLE");
      }
      fields.add(copy);
    }
    List<ColumnSchema> nullable =
        added.stream()
            .map(c -> new ColumnSchema(c.name(), c.type(), false, c.description()))
            .toList();
    TableSchemas.write(nullable).path("fields").forEach(fields::add);
    return schema;
  }

  private static ApiError mismatch(TableEntry table, String problem) {
    return ApiError.invalid(
        "Provided Schema does not match Table %s. %s".formatted(table.name(), problem));
  }
}
