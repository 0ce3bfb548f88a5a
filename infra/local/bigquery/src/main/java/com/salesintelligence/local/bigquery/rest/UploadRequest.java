package com.salesintelligence.local.bigquery.rest;

import java.io.InputStream;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A request that carries a file.
 *
 * @param headers gives a header by its name; empty where there is none
 */
record UploadRequest(
    String project,
    String path,
    Map<String, String> parameters,
    UnaryOperator<String> headers,
    InputStream body) {

  String query(String name) {
    return parameters.getOrDefault(name, "");
  }

  String header(String name) {
    return headers.apply(name);
  }
}
