package com.salesintelligence.ingest.dialpad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.ingest.TestCalls;
import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.local.sandbox.Sandbox;
import com.salesintelligence.local.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dialpad is read from the sandbox, over HTTP. */
class DialpadWireTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Sandbox sandbox;

  private final List<Reading> read = new ArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
    HTTP.close();
  }

  private static DialpadSource source() {
    return new DialpadSource(
        new DialpadSettings(
            List.of("call"),
            URI.create(sandbox.url()),
            Sandbox.DIALPAD_API_KEY,
            Duration.ofHours(1),
            Duration.ofMillis(1),
            Duration.ofDays(3),
            1_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30)),
        TestCalls.of("dialpad"),
        InstantSource.system());
  }

  private static String steer(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.url() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    return answer.body();
  }

  private static List<Body.Call> bodies(List<Reading> readings) {
    return readings.stream().map(r -> (Body.Call) ((Reading.Present) r).body()).toList();
  }

  @Test
  void everyCallIsReadOnceWithItsTranscriptPeopleAndSentiment() throws Exception {
    source().everything("call", read::add);

    var truth =
        steer("GET", "/sandbox/dialpad/calls", "")
            .lines()
            .map(line -> JsonMapper.shared().readTree(line))
            .collect(Collectors.toMap(json -> json.path("id").asString(), json -> json));
    assertThat(truth).hasSizeGreaterThan(100);
    assertThat(read)
        .extracting(reading -> reading.key().externalId())
        .doesNotHaveDuplicates()
        .allMatch(truth::containsKey)
        .hasSizeGreaterThan(truth.size() - 5);
    for (var reading : read) {
      agrees((Body.Call) ((Reading.Present) reading).body(), truth(truth, reading));
    }
    assertThat(bodies(read)).anyMatch(call -> !call.entryPointCallId().isEmpty());
    assertThat(bodies(read)).anyMatch(call -> call.transcript().size() > 3);
    assertThat(bodies(read)).anyMatch(call -> call.sentiment() != null && call.sentiment() < 0);
    assertThat(bodies(read)).anyMatch(call -> call.sentiment() != null && call.sentiment() > 0);
  }

  private static JsonNode truth(Map<String, JsonNode> truth, Reading reading) {
    return truth.getOrDefault(reading.key().externalId(), JsonMapper.shared().createObjectNode());
  }

  private static void agrees(Body.Call call, JsonNode truth) {
    boolean outbound = truth.path("direction").asString().equals("outbound");
    assertThat(outbound ? call.to() : call.from())
        .isEqualTo(truth.path("external_number").asString());
    assertThat(call.startedAt().toEpochMilli())
        .isEqualTo(Long.parseLong(truth.path("date_started").asString()));
    if (truth.path("target").path("type").asString().equals("user")) {
      assertThat(call.userName()).isEqualTo(truth.path("target").path("name").asString());
      assertThat(call.userEmail()).contains("@");
    }
    double seconds = Duration.between(call.startedAt(), call.endedAt()).toMillis() / 1_000.0;
    assertThat(call.transcript())
        .allSatisfy(line -> assertThat(line.startSeconds()).isBetween(0.0, seconds + 1));
  }

  @Test
  void aTranscriptThatIsReadyLaterFollowsItsCall() throws Exception {
    var source = source();
    var cursor = source.everything("call", read::add).cursor();
    var made = JsonMapper.shared().readTree(steer("POST", "/sandbox/dialpad/calls", "{}"));
    var id = made.path("id").asString();
    source.changes("call", cursor, read::add).orElseThrow();
    var without = last(id);
    steer(
        "POST",
        "/sandbox/dialpad/calls/" + id + "/transcript",
        "{\"lines\":[{\"type\":\"transcript\",\"content\":\"Hello\",\"name\":\"Ann\"},"
            + "{\"type\":\"moment\",\"content\":\"positive_sentiment\",\"name\":\"Ann\"}]}");

    await()
        .untilAsserted(
            () -> {
              source.changes("call", cursor, read::add).orElseThrow();
              assertThat(((Body.Call) last(id).body()).transcript()).hasSize(1);
            });

    assertThat(((Body.Call) without.body()).transcript()).isEmpty();
    assertThat(((Body.Call) last(id).body()).sentiment()).isEqualTo(1.0);
    assertThat(last(id).version()).isGreaterThan(without.version());
  }

  private Reading.Present last(String id) {
    return read.stream()
        .filter(reading -> reading.key().externalId().equals(id))
        .map(Reading.Present.class::cast)
        .reduce((first, second) -> second)
        .orElseThrow();
  }
}
