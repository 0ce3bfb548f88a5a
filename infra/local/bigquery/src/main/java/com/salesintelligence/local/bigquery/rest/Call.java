package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.TablePart;
import com.salesintelligence.local.googlesql.TableName;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request: what the path, the query string and the body say.
 *
 * @param ifMatch the etag that the resource must still have; empty where any will do
 * @param ifNoneMatch the etag that the client has; empty where it has none
 */
record Call(
    Map<String, String> path,
    Map<String, String> query,
    ObjectNode body,
    String ifMatch,
    String ifNoneMatch) {

  /** Refuses a change of what somebody else changed meanwhile. */
  void requireMatch(ObjectNode resource) {
    if (!ifMatch.isEmpty()
        && !ifMatch.equals("*")
        && !ifMatch.equals(Json.text(resource, "etag"))) {
      throw new ApiError(412, "conditionNotMet", "Precondition check failed.");
    }
  }

  String path(String name) {
    return path.getOrDefault(name, "");
  }

  String query(String name) {
    return query.getOrDefault(name, "");
  }

  long number(String name, long otherwise) {
    String text = query(name);
    try {
      return text.isEmpty() ? otherwise : Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiError.invalid("Invalid value for " + name + ": " + text);
    }
  }

  boolean flag(String name) {
    return query(name).equalsIgnoreCase("true");
  }

  String project() {
    return path("projectId");
  }

  DatasetName dataset() {
    return new DatasetName(project(), path("datasetId"));
  }

  TableName table() {
    return place().table();
  }

  /** The table, or the partition of it that a decorator names. */
  TablePart.Name place() {
    return TablePart.Name.of(project(), path("datasetId"), path("tableId"));
  }

  /** The table as a whole: a decorator is refused. */
  TableName wholeTable() {
    if (!place().partition().isEmpty()) {
      throw ApiError.invalid(
          "Invalid table ID \"%s\": a partition is meant".formatted(path("tableId")));
    }
    return table();
  }
}
