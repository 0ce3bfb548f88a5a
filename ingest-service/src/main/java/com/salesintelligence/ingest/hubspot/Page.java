package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.hubspot.HubspotApi.Answer;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A page of a list or of a search.
 *
 * @param next what to ask for the following page with; empty when this is the last
 */
record Page(List<JsonNode> results, String next, Instant servedAt) {

  static Page of(Answer answer) {
    var results = answer.json().path("results");
    if (!results.isArray()) {
      throw HubspotFailures.unreadable(null);
    }
    var next = answer.json().path("paging").path("next").path("after").asString("");
    return new Page(List.copyOf(results.valueStream().toList()), next, answer.servedAt());
  }

  boolean last() {
    return next.isEmpty();
  }
}
