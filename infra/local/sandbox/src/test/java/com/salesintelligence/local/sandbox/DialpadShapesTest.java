package com.salesintelligence.local.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.salesintelligence.local.sandbox.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Compares answers with the vendor's example bodies and with its specification, where they lie. */
class DialpadShapesTest {
  private static final Path DATA = Path.of("/work/shared/data/dialpad");

  private static Sandbox sandbox;
  private static Http http;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Files.isDirectory(DATA), "the vendor's examples are not on this machine");
    sandbox = Sandbox.start(SandboxSettings.inMemory());
    http = new Http(sandbox.url());
  }

  @AfterAll
  static void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  private static JsonNode get(String path) {
    return http.get("/api/v2" + path, "Authorization", "Bearer " + Sandbox.DIALPAD_API_KEY).json();
  }

  private static JsonNode post(String path, String body) {
    return http.post("/api/v2" + path, body, "Authorization", "Bearer " + Sandbox.DIALPAD_API_KEY)
        .json();
  }

  private static JsonNode example(String name) throws IOException {
    return Json.read(
            Files.readAllBytes(DATA.resolve("examples/" + name + ".200.json_example.json")))
        .path("body");
  }

  /** What both have has the same JSON type, and all objects of both go on so. */
  private static void sameShape(String where, JsonNode ours, JsonNode theirs) {
    if (theirs.isObject() && !theirs.isEmpty()) {
      assertThat(ours.isObject()).as(where).isTrue();
      theirs.propertyNames().stream()
          .filter(ours::has)
          .forEach(name -> sameShape(where + "/" + name, ours.get(name), theirs.get(name)));
    } else if (theirs.isArray() && !theirs.isEmpty() && !ours.isEmpty()) {
      sameShape(where + "/0", ours.get(0), theirs.get(0));
    } else {
      assertThat(ours.getNodeType()).as(where).isEqualTo(theirs.getNodeType());
    }
  }

  private static Set<String> names(JsonNode node) {
    return new HashSet<>(node.propertyNames());
  }

  private static JsonNode connected() {
    return StreamSupport.stream(get("/call").path("items").spliterator(), false)
        .filter(
            call ->
                call.has("date_connected") && call.path("direction").asString().equals("inbound"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hasCallsLikeTheVendors() throws IOException {
    var call = get("/call/" + connected().path("call_id").asString());
    var example = example("call.get_call_info");

    sameShape("call", call, example);
    var missing = names(example);
    missing.removeAll(names(call));
    assertThat(missing)
        .isSubsetOf("custom_data", "entry_point_call_id", "entry_point_target", "group_id");
  }

  @Test
  void hasTranscriptsLikeTheVendors() throws IOException {
    var ids = http.get("/sandbox/dialpad/transcripts").text().lines().limit(1).toList().getFirst();
    String id =
        Json.read(ids.getBytes(java.nio.charset.StandardCharsets.UTF_8)).path("id").asString();
    var ours = get("/transcripts/" + id);
    var theirs = example("transcripts.get");

    assertThat(names(ours)).isEqualTo(names(theirs));
    sameShape("transcript", ours, theirs);
    sameShape("url", get("/transcripts/" + id + "/url"), example("transcripts.get_url"));
  }

  @Test
  void hasUsersLikeTheVendors() throws IOException {
    var ours = get("/users").at("/items/0");
    var theirs = example("users.list").at("/items/0");

    sameShape("user", ours, theirs);
    assertThat(names(ours)).isEqualTo(names(theirs));
  }

  @Test
  void hasWebhooksAndSubscriptionsLikeTheVendors() throws IOException {
    var webhook = post("/webhooks", "{\"hook_url\":\"http://localhost:1/x\",\"secret\":\"s\"}");
    var subscription =
        post(
            "/subscriptions/call",
            "{\"endpoint_id\":%s,\"call_states\":[\"hangup\"]}"
                .formatted(webhook.path("id").asString()));

    assertThat(names(webhook)).isEqualTo(names(example("webhooks.create")));
    sameShape("webhook", webhook, example("webhooks.create"));
    var theirs = example("webhook_call_event_subscription.create");
    assertThat(names(subscription)).isEqualTo(names(theirs));
    sameShape("subscription", subscription, theirs);
    sameShape("webhooks", get("/webhooks"), example("webhooks.list"));
    sameShape(
        "subscriptions",
        get("/subscriptions/call"),
        example("webhook_call_event_subscription.list"));
  }

  @Test
  void hasNoFieldThatTheSpecificationDoesNotKnow() throws IOException {
    var schemas =
        Json.read(Files.readAllBytes(DATA.resolve("dialpad_api_spec.json")))
            .at("/components/schemas");
    var known = names(schemas.at("/schemas.call.CallProto/properties"));
    get("/call").path("items").forEach(call -> assertThat(known).containsAll(call.propertyNames()));
    assertThat(names(schemas.at("/schemas.user.UserProto/properties")))
        .containsAll(get("/users").at("/items/0").propertyNames());
  }
}
