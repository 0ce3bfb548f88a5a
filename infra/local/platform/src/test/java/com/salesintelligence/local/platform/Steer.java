package com.salesintelligence.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Steers the sandbox and the services over HTTP, as a tester with curl would. */
final class Steer {

  static final String MAYA = "maya.lindqvist@harborlight.example";

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.shared();
  private final Ports ports;

  Steer(Ports ports) {
    this.ports = ports;
  }

  /**
   * @return the Gmail id of the mail
   */
  String drop(String mailbox, byte[] rfc822) {
    var answer = post(sandbox("/sandbox/gmail/" + mailbox + "/messages"), rfc822);
    return json.readTree(answer.body()).get("id").asString();
  }

  String drop(String mailbox, String rfc822) {
    return drop(mailbox, rfc822.getBytes(StandardCharsets.UTF_8));
  }

  List<JsonNode> truth() {
    return get(sandbox("/sandbox/truth")).body().lines().map(json::readTree).toList();
  }

  void pause() {
    post(sandbox("/sandbox/pause"), new byte[0]);
  }

  HttpResponse<String> post(URI uri, byte[] body) {
    return send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> postJson(URI uri, String body) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> get(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  URI sandbox(String path) {
    return URI.create("http://localhost:" + ports.sandbox() + path);
  }

  URI ingest(String path) {
    return URI.create("http://localhost:" + ports.ingest() + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() >= 500) {
        throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
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
