package com.salesintelligence.local.sandbox;

import com.salesintelligence.local.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Calls to the sandbox's HubSpot, signed in as the private app. */
final class HubSpotCalls {
  private static final String[] SIGNED = {"Authorization", "Bearer " + Sandbox.HUBSPOT_TOKEN};

  final Http http;

  HubSpotCalls(Sandbox sandbox) {
    http = new Http(sandbox.url());
  }

  Http.Reply get(String path) {
    return http.get(path, SIGNED);
  }

  Http.Reply post(String path, String json) {
    return http.post(path, json, SIGNED);
  }

  Http.Reply patch(String path, String json) {
    return http.patch(path, json, SIGNED);
  }

  Http.Reply put(String path, String json) {
    return http.put(path, json, SIGNED);
  }

  Http.Reply delete(String path) {
    return http.delete(path, SIGNED);
  }

  Http.Reply search(String type, String json) {
    return post("/crm/objects/2026-09/" + type + "/search", json);
  }

  String contact(String json) {
    return post("/crm/objects/2026-09/contacts", "{\"properties\":" + json + "}")
        .json()
        .path("id")
        .asString();
  }

  /** All pages of a list. */
  List<JsonNode> all(String path) {
    var all = new ArrayList<JsonNode>();
    String after = "";
    do {
      var page = get(path + (after.isEmpty() ? "" : "&after=" + after)).json();
      page.path("results").forEach(all::add);
      after = page.at("/paging/next/after").asString("");
    } while (!after.isEmpty());
    return all;
  }

  List<JsonNode> dump(String object) {
    return http.get("/sandbox/hubspot/" + object)
        .text()
        .lines()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  static List<String> ids(Iterable<JsonNode> records) {
    var ids = new ArrayList<String>();
    records.forEach(record -> ids.add(record.path("id").asString()));
    return ids;
  }

  void limit(String json) {
    http.post("/sandbox/limits", json);
  }
}
