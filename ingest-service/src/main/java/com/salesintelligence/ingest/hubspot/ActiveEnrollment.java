package com.salesintelligence.ingest.hubspot;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the enrollment of a contact that goes on. */
final class ActiveEnrollment {

  private final HubspotApi api;

  ActiveEnrollment(HubspotApi api) {
    this.api = api;
  }

  Optional<JsonNode> of(String contactId) {
    return api.find(api.dated("/automation/sequences") + "/enrollments/contact/" + contactId)
        .map(HubspotApi.Answer::json);
  }
}
