package com.salesintelligence.local.platform;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Has the sandbox's HubSpot and Dialpad tell ingest-service of changes, as an administrator enters
 * it there. Whoever enters it last is told; entering it again changes nothing.
 */
final class Webhooks implements AutoCloseable {

  /** What Dialpad's tokens are signed with. */
  static final String DIALPAD_SECRET = "sandbox-dialpad-webhook-secret";

  private static final String APP = "/webhooks/v3/1234567";
  private static final Map<String, String> HUBSPOT_KEY =
      Map.of("Authorization", "Bearer pat-eu1-sandbox");
  private static final Map<String, String> DIALPAD_KEY =
      Map.of("Authorization", "Bearer sandbox-dialpad-key");

  /** By the type's name in events; its plural names it in calls. */
  private static final Map<String, String> TYPES =
      Map.of("contact", "contacts", "company", "companies");

  private static final List<String> KINDS =
      List.of("creation", "deletion", "restore", "merge", "associationChange", "privacyDeletion");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String sandbox;
  private final String target;

  private Webhooks(String sandbox, int ingest) {
    this.sandbox = sandbox;
    this.target = "http://localhost:" + ingest + "/webhooks/";
  }

  static void register(String sandbox, int ingest) throws IOException {
    try (var webhooks = new Webhooks(sandbox, ingest)) {
      webhooks.hubspot();
      webhooks.dialpad();
    }
  }

  private void hubspot() throws IOException {
    hub("PUT", APP + "/settings", Map.of("targetUrl", target + "hubspot"));
    var there = new HashSet<Map<String, Object>>();
    for (var one : hub("GET", APP + "/subscriptions", Map.of()).path("results")) {
      there.add(subscription(one.path("eventType").asString(""), one.path("propertyName")));
    }
    for (var wanted : wanted()) {
      if (!there.contains(wanted)) {
        hub("POST", APP + "/subscriptions", wanted);
      }
    }
  }

  /** Every kind of event, and a change of each property that people can change. */
  private Set<Map<String, Object>> wanted() throws IOException {
    var wanted = new HashSet<Map<String, Object>>();
    for (var type : TYPES.entrySet()) {
      for (var kind : KINDS) {
        wanted.add(Map.of("eventType", type.getKey() + "." + kind, "active", true));
      }
      var properties = hub("GET", "/crm/properties/2026-09/" + type.getValue(), Map.of());
      for (var property : properties.path("results")) {
        if (!property.path("modificationMetadata").path("readOnlyValue").asBoolean(false)) {
          wanted.add(subscription(type.getKey() + ".propertyChange", property.path("name")));
        }
      }
    }
    return wanted;
  }

  private static Map<String, Object> subscription(String event, JsonNode property) {
    var fields = new HashMap<String, Object>(Map.of("eventType", event, "active", true));
    if (property.isString()) {
      fields.put("propertyName", property.asString());
    }
    return fields;
  }

  private void dialpad() throws IOException {
    var hook = Map.of("hook_url", target + "dialpad", "secret", DIALPAD_SECRET);
    for (var one : dial("GET", "/webhooks", Map.of()).path("items")) {
      if (one.path("hook_url").asString("").endsWith("/webhooks/dialpad")) {
        dial("PATCH", "/webhooks/" + one.path("id").asString(), hook);
        return;
      }
    }
    var made = dial("POST", "/webhooks", hook);
    dial(
        "POST",
        "/subscriptions/call",
        Map.of(
            "endpoint_id",
            made.path("id").asString(),
            "call_states",
            List.of("hangup", "missed", "voicemail", "call_transcription")));
  }

  private JsonNode hub(String method, String path, Map<String, Object> body) throws IOException {
    return call(method, path, HUBSPOT_KEY, body);
  }

  private JsonNode dial(String method, String path, Map<String, ?> body) throws IOException {
    return call(method, "/api/v2" + path, DIALPAD_KEY, body);
  }

  private JsonNode call(
      String method, String path, Map<String, String> headers, Map<String, ?> body)
      throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox + path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(JsonMapper.shared().writeValueAsBytes(body)));
    headers.forEach(request::header);
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException(
            "%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
      }
      return JsonMapper.shared().readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(path);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
