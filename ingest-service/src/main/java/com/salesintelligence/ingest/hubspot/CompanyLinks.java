package com.salesintelligence.ingest.hubspot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds to which company each contact belongs: the primary one, else the one with the lowest id.
 */
final class CompanyLinks {

  private static final int MOST = 1_000;
  private static final String PRIMARY = "contact_to_company";
  private static final int PRIMARY_TYPE = 1;

  private final HubspotApi api;

  CompanyLinks(HubspotApi api) {
    this.api = api;
  }

  /**
   * By id of the contact. That a contact has no company is told as an error of this one contact.
   */
  Map<String, String> of(List<String> contacts) {
    var companies = new HashMap<String, String>();
    for (int from = 0; from < contacts.size(); from += MOST) {
      read(contacts.subList(from, Math.min(from + MOST, contacts.size())), companies);
    }
    return companies;
  }

  private void read(List<String> contacts, Map<String, String> companies) {
    var body = JsonMapper.shared().createObjectNode();
    var inputs = body.putArray("inputs");
    contacts.forEach(id -> inputs.addObject().put("id", id));
    var path = api.dated("/crm/associations") + "/contacts/companies/batch/read";
    for (var result : Page.of(api.post(path, body)).results()) {
      var choice = new Choice();
      result
          .path("to")
          .forEach(to -> choice.offer(to.path("toObjectId").asString(""), primary(to)));
      companies.put(result.path("from").path("id").asString(""), choice.id);
    }
  }

  private static boolean primary(JsonNode to) {
    return to.path("associationTypes")
        .valueStream()
        .anyMatch(type -> type.path("typeId").asInt(0) == PRIMARY_TYPE);
  }

  /** As a list tells them together with the contact. */
  static String within(JsonNode contact) {
    var choice = new Choice();
    contact
        .path("associations")
        .path("companies")
        .path("results")
        .forEach(
            to ->
                choice.offer(
                    to.path("id").asString(""), to.path("type").asString("").equals(PRIMARY)));
    return choice.id;
  }

  private static final class Choice {

    private String id = "";
    private boolean primary;

    void offer(String other, boolean otherPrimary) {
      boolean better = otherPrimary && !primary;
      boolean asGood = otherPrimary == primary;
      if (!other.isEmpty() && (id.isEmpty() || better || (asGood && lower(other, id)))) {
        id = other;
        primary = otherPrimary;
      }
    }

    private static boolean lower(String one, String other) {
      return one.length() != other.length()
          ? one.length() < other.length()
          : one.compareTo(other) < 0;
    }
  }
}
