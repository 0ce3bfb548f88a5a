package com.salesintelligence.ingest.hubspot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The people who own records; those who are also users can write mails. */
final class Owners {

  private static final int PAGE = 100;

  private final HubspotApi api;

  Owners(HubspotApi api) {
    this.api = api;
  }

  /**
   * One of them.
   *
   * @param userId empty when this person has no seat any more
   */
  record Owner(String id, String userId, String email) {

    private static Owner of(JsonNode json) {
      return new Owner(
          json.path("id").asString(""),
          json.path("userId").asString(""),
          json.path("email").asString(""));
    }
  }

  List<Owner> all() {
    var all = new ArrayList<Owner>();
    var after = "";
    do {
      var path = api.dated("/crm/owners") + "?limit=" + PAGE;
      var page = Page.of(api.get(after.isEmpty() ? path : path + "&after=" + after));
      page.results().forEach(json -> all.add(Owner.of(json)));
      if (page.next().equals(after) && !after.isEmpty()) {
        throw HubspotFailures.unreadable(null);
      }
      after = URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
    } while (!after.isEmpty());
    return all;
  }

  Optional<Owner> find(String id) {
    return id.matches("\\d{1,18}")
        ? api.find(api.dated("/crm/owners") + "/" + id).map(answer -> Owner.of(answer.json()))
        : Optional.empty();
  }
}
