package com.salesintelligence.ingest.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.KnownEnrollments;
import com.salesintelligence.local.sandbox.Sandbox;
import com.salesintelligence.local.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sandbox's HubSpot, and a source that reads it. */
final class WiredHubspot implements AutoCloseable {

  private final Sandbox sandbox;
  private final HttpClient http = HttpClient.newHttpClient();

  WiredHubspot() {
    try {
      sandbox = Sandbox.start(SandboxSettings.inMemory());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HubspotSource source() {
    return source(() -> List.of());
  }

  HubspotSource source(KnownEnrollments known) {
    return new HubspotSource(
        settings(), TestCalls.of("h"), TestCalls.of("s"), known, InstantSource.system());
  }

  HubspotSettings settings() {
    return new HubspotSettings(
        List.of("contact", "company", "sequence", "enrollment"),
        URI.create(sandbox.url()),
        "2026-09",
        "",
        Sandbox.HUBSPOT_CLIENT_ID,
        Sandbox.HUBSPOT_CLIENT_SECRET,
        Sandbox.HUBSPOT_REFRESH_TOKEN,
        List.of(),
        List.of(),
        "4001",
        Duration.ofSeconds(5),
        190,
        5,
        Duration.ofSeconds(10),
        Duration.ofMinutes(1));
  }

  String steer(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String made(String object, String json) {
    var answer = steer("POST", "/sandbox/hubspot/" + object, json);
    return JsonMapper.shared().readTree(answer).path("id").asString();
  }

  List<JsonNode> truth(String object) {
    return steer("GET", "/sandbox/hubspot/" + object, "")
        .lines()
        .map(line -> JsonMapper.shared().readTree(line))
        .toList();
  }

  @Override
  public void close() {
    sandbox.close();
    http.close();
  }
}
