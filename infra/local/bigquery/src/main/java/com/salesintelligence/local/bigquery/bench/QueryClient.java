package com.salesintelligence.local.bigquery.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Queries over HTTP, on a connection that is kept. */
final class QueryClient {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI queries;

  QueryClient(String url) {
    queries = URI.create(url + "/bigquery/v2/projects/bench/queries");
  }

  String query(String sql) throws IOException, InterruptedException {
    String body =
        "{\"query\":\"%s\",\"useLegacySql\":false,\"timeoutMs\":600000,\"jobCreationMode\":\"JOB_CREATION_OPTIONAL\"}"
            .formatted(sql.replace("\"", "\\\""));
    var request = HttpRequest.newBuilder(queries).POST(BodyPublishers.ofString(body)).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(response.body());
    }
    return response.body();
  }
}
