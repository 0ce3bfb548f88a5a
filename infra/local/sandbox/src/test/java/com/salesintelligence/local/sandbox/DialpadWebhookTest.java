package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DialpadWebhookTest {
  private static final String AUTHORIZATION = "Authorization";
  private static final String KEY = "Bearer " + Sandbox.DIALPAD_API_KEY;
  private static final String SECRET = "a-shared-secret-of-some-length!!";

  private Sandbox sandbox;
  private Http http;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    sandbox.close();
    receiver.close();
  }

  private JsonNode subscribe(String states) {
    String webhook =
        http.post(
                "/api/v2/webhooks",
                "{\"hook_url\":\"%s\",\"secret\":\"%s\"}".formatted(receiver.url(), SECRET),
                AUTHORIZATION,
                KEY)
            .json()
            .path("id")
            .asString();
    return http.post(
            "/api/v2/subscriptions/call",
            "{\"endpoint_id\":%s,\"call_states\":[%s]}".formatted(webhook, states),
            AUTHORIZATION,
            KEY)
        .json();
  }

  private static JsonNode payload(Receiver.Received received) {
    String[] parts = received.body().split("\\.", -1);
    return Json.read(Base64.getUrlDecoder().decode(parts[1]));
  }

  private static String signature(String body) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = body.substring(0, body.lastIndexOf('.'));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
  }

  private void call() {
    http.post("/sandbox/dialpad/calls", "{\"external_number\":\"+12025550123\"}");
  }

  @Test
  void sendsEachStateAsASignedTokenWhoseNumbersAreNumbers() throws Exception {
    subscribe("\"hangup\",\"connected\"");
    call();

    await().until(() -> receiver.received().size() == 2);
    var hangup = receiver.received().get(1);
    assertThat(payload(hangup).path("state").asString()).isEqualTo("hangup");
    assertThat(payload(hangup).path("call_id").isIntegralNumber()).isTrue();
    assertThat(payload(hangup).path("event_timestamp").isIntegralNumber()).isTrue();
    assertThat(hangup.body()).endsWith("." + signature(hangup.body()));
  }

  @Test
  void triesAgainThreeTimesAfterAServersErrorAndThenGivesUp() {
    http.post("/sandbox/limits", "{\"dialpad_webhook_wait_percent\":1}");
    subscribe("\"hangup\"");
    receiver.fail(2, 503);
    call();
    await().until(() -> receiver.received().size() == 3);

    receiver.fail(9, 500);
    call();
    await().until(() -> deliveries().getLast().path("over").asBoolean());

    assertThat(deliveries()).hasSize(2);
    assertThat(deliveries().getFirst().path("statuses").toString()).isEqualTo("[503,503,200]");
    assertThat(deliveries().getLast().path("statuses").toString()).isEqualTo("[500,500,500,500]");
  }

  @Test
  void neverTriesAgainWhenTheReceiverRefuses() {
    http.post("/sandbox/limits", "{\"dialpad_webhook_wait_percent\":1}");
    subscribe("\"hangup\"");
    receiver.fail(1, 429);
    call();

    await()
        .until(() -> !deliveries().isEmpty() && deliveries().getFirst().path("over").asBoolean());
    assertThat(deliveries().getFirst().path("statuses").toString()).isEqualTo("[429]");
  }

  @Test
  void sendsWhatHappenedLastFirstWhenToldTo() {
    http.post("/sandbox/limits", "{\"dialpad_webhooks_reversed\":1}");
    subscribe("\"all\"");
    call();

    await().until(() -> receiver.received().size() == 3);
    assertThat(receiver.received())
        .extracting(one -> payload(one).path("state").asString())
        .containsExactly("hangup", "connected", "ringing");
  }

  private List<JsonNode> deliveries() {
    return http.get("/sandbox/dialpad/deliveries")
        .text()
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  @Test
  void tellsWhenATranscriptIsReady() {
    subscribe("\"call_transcription\"");
    String id = http.post("/sandbox/dialpad/calls", "{}").json().path("id").asString();
    http.post(
        "/sandbox/dialpad/calls/" + id + "/transcript?ready_after_ms=50",
        "{\"lines\":[{\"type\":\"transcript\",\"content\":\"hi\"}]}");

    await().until(() -> receiver.received().size() == 1);
    assertThat(payload(receiver.received().getFirst()).path("call_id").asString()).isEqualTo(id);
  }

  @Test
  void changesAndEndsSubscriptions() {
    var subscription = subscribe("\"hangup\"");
    String path = "/api/v2/subscriptions/call/" + subscription.path("id").asString();
    var off = http.patch(path, "{\"enabled\":false}", AUTHORIZATION, KEY).json();

    assertThat(off.path("enabled").asBoolean()).isFalse();
    assertThat(off.at("/webhook/signature/secret").asString()).isEqualTo(SECRET);
    assertThat(http.get("/api/v2/subscriptions/call", AUTHORIZATION, KEY).json().at("/items/0"))
        .isEqualTo(off);
    assertThat(http.delete(path, AUTHORIZATION, KEY).status()).isEqualTo(200);
    assertThat(http.get(path, AUTHORIZATION, KEY).status()).isEqualTo(404);
  }

  @Test
  void refusesWebhooksThatWouldLeaveTheMachine() {
    var reply =
        http.post(
            "/api/v2/webhooks", "{\"hook_url\":\"https://example.com/x\"}", AUTHORIZATION, KEY);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("localhost");
    assertThat(http.post("/api/v2/webhooks", "{}", AUTHORIZATION, KEY).status()).isEqualTo(400);
    assertThat(http.post("/api/v2/webhooks", "[", AUTHORIZATION, KEY).status()).isEqualTo(400);
    assertThat(
            http.post("/api/v2/subscriptions/call", "{\"endpoint_id\":1}", AUTHORIZATION, KEY)
                .status())
        .isEqualTo(404);
  }

  @Test
  void keepsCallsTranscriptsAndWebhooksThroughARestart(@TempDir Path folder) throws IOException {
    var settings = new SandboxSettings(0, 42, CompanySize.SMALL, Optional.of(folder), false);
    String calls;
    String transcripts;
    String webhooks;
    try (var first = Sandbox.start(settings)) {
      http = new Http(first.url());
      subscribe("\"hangup\"");
      String id = http.post("/sandbox/dialpad/calls", "{}").json().path("id").asString();
      http.patch("/sandbox/dialpad/calls/" + id, "{\"labels\":[\"vip\"]}");
      http.post(
          "/sandbox/dialpad/calls/" + id + "/transcript",
          "{\"lines\":[{\"type\":\"transcript\",\"content\":\"hi\"}]}");
      String gone = http.post("/sandbox/dialpad/calls", "{}").json().path("id").asString();
      http.delete("/sandbox/dialpad/calls/" + gone);
      calls = http.get("/sandbox/dialpad/calls").text();
      transcripts = http.get("/sandbox/dialpad/transcripts").text();
      webhooks = http.get("/sandbox/dialpad/subscriptions").text();
      assertThat(calls).contains("vip").doesNotContain("\"id\":\"" + gone);
    }
    try (var again = Sandbox.start(settings)) {
      http = new Http(again.url());
      assertThat(http.get("/sandbox/dialpad/calls").text()).isEqualTo(calls);
      assertThat(http.get("/sandbox/dialpad/transcripts").text()).isEqualTo(transcripts);
      assertThat(http.get("/sandbox/dialpad/subscriptions").text()).isEqualTo(webhooks);

      http.post("/sandbox/reset?seed=5", "");

      assertThat(http.get("/sandbox/dialpad/calls").text()).doesNotContain("vip");
      assertThat(http.get("/sandbox/dialpad/subscriptions").text()).isNotEmpty();
    }
  }
}
