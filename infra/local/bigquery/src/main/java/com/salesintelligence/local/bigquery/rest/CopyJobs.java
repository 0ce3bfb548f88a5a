package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.query.Outcome;
import com.salesintelligence.local.bigquery.query.QueryEngine;
import com.salesintelligence.local.googlesql.TableName;
import java.sql.SQLException;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Copies of whole tables, as {@code bq cp} makes them. */
final class CopyJobs {

  private final Metadata metadata;
  private final Tables tables;
  private final QueryEngine engine;

  CopyJobs(Metadata metadata, Tables tables, QueryEngine engine) {
    this.metadata = metadata;
    this.tables = tables;
    this.engine = engine;
  }

  Outcome run(JsonNode configuration) {
    JsonNode copy = configuration.path("copy");
    Json.only(
        copy,
        "JobConfigurationTableCopy",
        Set.of(
            "sourceTable",
            "sourceTables",
            "destinationTable",
            "writeDisposition",
            "createDisposition",
            "operationType"));
    if (!Set.of("", "COPY", "OPERATION_TYPE_UNSPECIFIED")
        .contains(Json.text(copy, "operationType"))) {
      throw ApiError.unsupported("Copy operation " + Json.text(copy, "operationType"));
    }
    if (copy.path("sourceTables").size() > 1) {
      throw ApiError.unsupported("A copy of several tables into one");
    }
    JsonNode source =
        copy.has("sourceTable") ? copy.path("sourceTable") : copy.path("sourceTables").path(0);
    try {
      return copy(name(source), name(copy.path("destinationTable")), copy);
    } catch (SQLException e) {
      throw new ApiError(500, "internalError", String.valueOf(e.getMessage()));
    }
  }

  private Outcome copy(TableName from, TableName to, JsonNode copy) throws SQLException {
    TableEntry source = metadata.requireTable(from);
    if (source.isView()) {
      throw ApiError.invalid(from + " is a view: only tables can be copied");
    }
    if (from.equals(to)) {
      throw ApiError.invalid("Table " + from + " cannot be copied onto itself");
    }
    ObjectNode resource = Json.object();
    for (String field :
        Set.of("schema", "timePartitioning", "clustering", "tableConstraints", "description")) {
      if (source.resource().has(field)) {
        resource.set(field, source.resource().get(field));
      }
    }
    Metadata.Preparation rows = connection -> engine.copy(connection, source, to);
    boolean taken = metadata.table(to).isPresent();
    switch (Json.text(copy, "writeDisposition")) {
      case "WRITE_TRUNCATE" -> tables.replace(to, resource, rows);
      case "WRITE_APPEND" -> {
        if (taken) {
          throw ApiError.unsupported("A copy that appends (WRITE_APPEND)");
        }
        tables.create(to, resource, rows);
      }
      default -> tables.create(to, resource, rows);
    }
    return Outcome.copy(to);
  }

  private static TableName name(JsonNode reference) {
    return new TableName(
        Json.text(reference, "projectId"),
        Json.text(reference, "datasetId"),
        Json.text(reference, "tableId"));
  }
}
