package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HubSpotWebhookTest {
  private static final String APP = "/webhooks/v3/1234567";

  private Sandbox sandbox;
  private HubSpotCalls hub;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    hub = new HubSpotCalls(sandbox);
    receiver = new Receiver();
    hub.limit("{\"hubspot_webhook_wait_percent\":0}");
  }

  @AfterEach
  void stop() {
    sandbox.close();
    receiver.close();
  }

  private String subscribe(String event, String property) {
    hub.put(APP + "/settings", "{\"targetUrl\":\"" + receiver.url() + "\"}");
    return hub.post(
            APP + "/subscriptions",
            "{\"eventType\":\"%s\",\"active\":true%s}"
                .formatted(
                    event, property.isEmpty() ? "" : ",\"propertyName\":\"" + property + "\""))
        .json()
        .path("id")
        .asString();
  }

  private static JsonNode event(Receiver.Received received) {
    return Json.read(received.body().getBytes(StandardCharsets.UTF_8)).path(0);
  }

  @Test
  void signsWhatItSends() throws Exception {
    subscribe("contact.propertyChange", "city");
    String id = hub.contact("{\"email\":\"hook@aster.example\"}");
    hub.patch(
        "/crm/v3/objects/contacts/" + id,
        "{\"properties\":{\"city\":\"Oslo\",\"jobtitle\":\"x\"}}");

    await().until(() -> receiver.received().size() == 1);
    var received = receiver.received().getFirst();
    String timestamp = received.headers().getFirst("X-HubSpot-Request-Timestamp");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Sandbox.HUBSPOT_CLIENT_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = "POST" + receiver.url() + received.body() + timestamp;
    assertThat(received.headers().getFirst("X-HubSpot-Signature-v3"))
        .isEqualTo(
            Base64.getEncoder()
                .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    assertThat(
            event(received).path("objectId").asString(event(received).path("objectId").toString()))
        .isEqualTo(id);
    assertThat(event(received).path("propertyName").asString()).isEqualTo("city");
    assertThat(event(received).path("propertyValue").asString()).isEqualTo("Oslo");
  }

  @Test
  void triesAgainAfterARefusalTooAndCountsTheAttempts() {
    subscribe("contact.creation", "");
    receiver.fail(2, 404);
    hub.contact("{\"email\":\"again@aster.example\"}");

    await().until(() -> receiver.received().size() == 3);
    assertThat(receiver.received())
        .extracting(received -> event(received).path("attemptNumber").asInt())
        .containsExactly(0, 1, 2);
  }

  @Test
  void tellsOfEveryKindOfChange() {
    for (String kind :
        new String[] {
          "creation", "deletion", "restore", "merge", "associationChange", "privacyDeletion"
        }) {
      subscribe("contact." + kind, "");
    }
    String one = hub.contact("{\"email\":\"one@kinds.example\"}");
    String two = hub.contact("{\"email\":\"two@kinds.example\"}");
    String company =
        hub.post("/crm/v3/objects/companies", "{\"properties\":{\"name\":\"Kinds\"}}")
            .json()
            .path("id")
            .asString();
    hub.http.post(
        "/sandbox/hubspot/associations",
        "{\"contact\":\"%s\",\"company\":\"%s\"}".formatted(one, company));
    hub.delete("/crm/v3/objects/contacts/" + one);
    hub.http.post("/sandbox/hubspot/contacts/" + one + "/restore", "");
    hub.http.post("/sandbox/hubspot/contacts/" + two + "/merge-into/" + one, "");
    hub.http.post("/sandbox/hubspot/contacts/" + one + "/forget", "");

    await().until(() -> receiver.received().size() == 7);
    assertThat(receiver.received())
        .extracting(received -> event(received).path("subscriptionType").asString())
        .containsExactlyInAnyOrder(
            "contact.creation",
            "contact.creation",
            "contact.associationChange",
            "contact.deletion",
            "contact.restore",
            "contact.merge",
            "contact.privacyDeletion");
  }

  @Test
  void changesAndEndsSubscriptions() {
    String id = subscribe("company.creation", "");
    String path = APP + "/subscriptions/" + id;

    assertThat(hub.patch(path, "{\"active\":false}").json().path("active").asBoolean()).isFalse();
    assertThat(hub.get(APP + "/subscriptions").json().path("results").size()).isEqualTo(1);
    assertThat(hub.get(APP + "/settings").json().path("targetUrl").asString())
        .isEqualTo(receiver.url());
    assertThat(hub.delete(path).status()).isEqualTo(204);
    assertThat(hub.get(path).status()).isEqualTo(404);
    assertThat(hub.put(APP + "/settings", "{\"targetUrl\":\"https://example.com\"}").status())
        .isEqualTo(400);
    assertThat(hub.post(APP + "/subscriptions", "{\"eventType\":\"moon.creation\"}").status())
        .isEqualTo(400);
    assertThat(hub.get("/webhooks/v3/1/settings").status()).isEqualTo(404);
    assertThat(hub.delete(APP + "/settings").status()).isEqualTo(204);
    assertThat(hub.get(APP + "/settings").status()).isEqualTo(404);
  }

  @Test
  void keepsAllOfItThroughARestartAndABeginning(@TempDir Path folder) throws IOException {
    var settings = new SandboxSettings(0, 42, CompanySize.SMALL, Optional.of(folder), false);
    String[] objects = {
      "contacts", "companies", "associations", "enrollments", "properties", "subscriptions"
    };
    var before = new StringBuilder();
    String survivor;
    try (var first = Sandbox.start(settings)) {
      hub = new HubSpotCalls(first);
      subscribe("contact.creation", "");
      hub.post("/crm/v3/properties/contacts", "{\"name\":\"shoe\",\"type\":\"number\"}");
      String one = hub.contact("{\"email\":\"one@kept.example\",\"shoe\":\"44\"}");
      String two = hub.contact("{\"email\":\"two@kept.example\"}");
      hub.patch("/crm/v3/objects/contacts/" + one, "{\"properties\":{\"city\":\"Oslo\"}}");
      hub.http.post("/sandbox/hubspot/contacts/" + two + "/merge-into/" + one, "");
      String gone = hub.contact("{\"email\":\"gone@kept.example\"}");
      hub.delete("/crm/v3/objects/contacts/" + gone);
      survivor = one;
      for (String object : objects) {
        before.append(hub.http.get("/sandbox/hubspot/" + object).text());
      }
    }
    try (var again = Sandbox.start(settings)) {
      hub = new HubSpotCalls(again);
      var after = new StringBuilder();
      for (String object : objects) {
        after.append(hub.http.get("/sandbox/hubspot/" + object).text());
      }
      assertThat(after).hasToString(before.toString());
      assertThat(before)
          .contains("\"shoe\":\"44\"", "\"city\":\"Oslo\"")
          .doesNotContain("gone@kept");

      hub.http.post("/sandbox/reset?seed=9", "");

      assertThat(hub.get("/crm/v3/objects/contacts/" + survivor).status()).isEqualTo(404);
      assertThat(hub.get("/crm/v3/objects/contacts/" + survivor + "?archived=true").status())
          .isEqualTo(200);
      assertThat(hub.contact("{\"email\":\"one@kept.example\"}"))
          .isNotEqualTo(survivor)
          .isNotEmpty();
    }
  }
}
