package com.salesintelligence.local.bigquery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API as it is on the wire, for what Google's client hides. */
record Wire(String url) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** What came back. */
  record Answer(int code, JsonNode body) {
    String reason() {
      return body.at("/error/errors/0/reason").asString("");
    }

    String message() {
      return body.at("/error/message").asString("");
    }

    String text(String pointer) {
      return body.at(pointer).asString("");
    }
  }

  Answer get(String path) {
    return send("GET", path, "");
  }

  Answer post(String path, String body) {
    return send("POST", path, body);
  }

  /** A query of the project {@code demo}; what else the request says comes after a comma. */
  Answer query(String sql, String more) {
    return post("queries", "{\"query\":\"%s\",\"useLegacySql\":false%s}".formatted(sql, more));
  }

  Answer send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url + "/bigquery/v2/projects/demo/" + path))
            .method(method, BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
      String text = new String(response.body(), StandardCharsets.UTF_8);
      return new Answer(response.statusCode(), JSON.readTree(text.isEmpty() ? "{}" : text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
