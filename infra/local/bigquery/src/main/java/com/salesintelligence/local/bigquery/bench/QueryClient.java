package com.salesintelligence.local.bigquery.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.json.JsonMapper;

/** Queries over HTTP, on a connection that is kept. */
final class QueryClient {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI queries;

  QueryClient(String url) {
    queries = URI.create(url + "/bigquery/v2/projects/bench/queries");
  }

  String query(String sql) throws IOException, InterruptedException {
    return query(sql, "");
  }

  String query(String sql, String dataset) throws IOException, InterruptedException {
    var json = JsonMapper.shared().createObjectNode();
    json.put("query", sql);
    json.put("useLegacySql", false);
    json.put("timeoutMs", 600_000);
    json.put("jobCreationMode", "JOB_CREATION_OPTIONAL");
    if (!dataset.isEmpty()) {
      json.putObject("defaultDataset").put("datasetId", dataset);
    }
    String body = json.toString();
    var request = HttpRequest.newBuilder(queries).POST(BodyPublishers.ofString(body)).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.body());
    }
    return response.body();
  }
}
