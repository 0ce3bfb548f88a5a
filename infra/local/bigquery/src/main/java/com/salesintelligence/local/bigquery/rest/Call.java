package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.DatasetName;
import com.salesintelligence.local.googlesql.TableName;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** A request: what the path, the query string and the body say. */
record Call(Map<String, String> path, Map<String, String> query, ObjectNode body) {

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
    return query(name).equals("true");
  }

  String project() {
    return path("projectId");
  }

  DatasetName dataset() {
    return new DatasetName(project(), path("datasetId"));
  }

  TableName table() {
    return new TableName(project(), path("datasetId"), path("tableId"));
  }
}
