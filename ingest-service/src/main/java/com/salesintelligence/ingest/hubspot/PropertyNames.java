package com.salesintelligence.ingest.hubspot;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Finds which properties of a type are read: those with columns, and others as settings want. */
final class PropertyNames {

  private final HubspotApi api;
  private final HubspotSettings settings;

  PropertyNames(HubspotApi api, HubspotSettings settings) {
    this.api = api;
    this.settings = settings;
  }

  List<String> of(HubType type) {
    var names = new TreeSet<>(type.fields());
    names.addAll(List.of(HubType.ID, HubType.CREATED, HubType.MERGED, type.modified()));
    var named =
        switch (type) {
          case CONTACT -> settings.contactProperties();
          case COMPANY -> settings.companyProperties();
        };
    names.addAll(named.isEmpty() ? visible(type) : named);
    return List.copyOf(names);
  }

  private List<String> visible(HubType type) {
    var results =
        api.get(api.dated("/crm/properties") + "/" + type.plural()).json().path("results");
    if (!results.isArray()) {
      throw HubspotFailures.unreadable(null);
    }
    var names = new ArrayList<String>();
    for (JsonNode property : results) {
      var name = property.path("name").asString("");
      boolean hidden = property.path("hidden").asBoolean(false);
      if (!hidden && !property.path("archived").asBoolean(false) && name.matches("\\w+")) {
        names.add(name);
      }
    }
    return names;
  }
}
