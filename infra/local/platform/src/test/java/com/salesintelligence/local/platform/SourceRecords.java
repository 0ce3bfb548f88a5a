package com.salesintelligence.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's documented calls that make, change and show the records of the sources. */
final class SourceRecords {

  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;

  SourceRecords(Ports ports) {
    this.root = "http://localhost:" + ports.sandbox() + "/sandbox";
  }

  /** Every record that lives. */
  List<JsonNode> truth(String object) {
    return send("GET", "/" + object, new byte[0])
        .body()
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  /**
   * @return empty when the source refuses it: the script does not know what it allows
   */
  Optional<JsonNode> call(String method, String path, Map<String, ?> fields) {
    return call(method, path, JsonMapper.shared().writeValueAsBytes(fields));
  }

  Optional<JsonNode> call(String method, String path, byte[] body) {
    var answer = send(method, path, body);
    return answer.statusCode() == 200
        ? Optional.of(JsonMapper.shared().readTree(answer.body()))
        : Optional.empty();
  }

  private HttpResponse<String> send(String method, String path, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 500) {
        throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
