package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.hooks.Courier;
import com.salesintelligence.local.sandbox.ledger.Things.Thing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells the app's webhook what it subscribed to, the events of one change in one request. */
public final class HubEvents {
  static final String SETTING = "settings";

  private final Crm crm;
  private final Courier courier;
  private final InstantSource clock;
  private final AtomicLong eventIds = new AtomicLong(1_000_000);

  public HubEvents(Crm crm, Courier courier, InstantSource clock) {
    this.crm = crm;
    this.courier = courier;
    this.clock = clock;
  }

  void created(HubRow row) {
    tell(row.type(), "creation", "", Map.of("objectId", row.id(), "changeFlag", "CREATED"));
  }

  void changed(HubRow row, Map<String, @Nullable String> properties) {
    var events = new ArrayList<Map<String, @Nullable Object>>();
    properties.forEach(
        (name, value) -> {
          var event = new LinkedHashMap<String, @Nullable Object>();
          event.put("objectId", row.id());
          event.put("propertyName", name);
          event.put("propertyValue", value == null ? "" : value);
          events.addAll(events(row.type(), "propertyChange", name, event));
        });
    send(events);
  }

  void deleted(HubRow row) {
    tell(row.type(), "deletion", "", Map.of("objectId", row.id(), "changeFlag", "DELETED"));
  }

  void restored(HubRow row) {
    tell(row.type(), "restore", "", Map.of("objectId", row.id(), "changeFlag", "RESTORED"));
  }

  void forgotten(HubRow row) {
    tell(row.type(), "privacyDeletion", "", Map.of("objectId", row.id()));
  }

  void merged(HubRow primary, long loser) {
    tell(
        primary.type(),
        "merge",
        "",
        Map.of(
            "objectId", primary.id(),
            "primaryObjectId", primary.id(),
            "mergedObjectIds", List.of(loser),
            "newObjectId", primary.id(),
            "numberOfPropertiesMoved", 0));
  }

  void linked(HubRow contact, HubRow company, boolean removed, boolean primary) {
    tell(
        HubType.CONTACTS,
        "associationChange",
        "",
        Map.of(
            "associationType",
            "CONTACT_TO_COMPANY",
            "fromObjectId",
            contact.id(),
            "toObjectId",
            company.id(),
            "associationRemoved",
            removed,
            "isPrimaryAssociation",
            primary));
  }

  private void tell(HubType type, String what, String property, Map<String, Object> about) {
    send(events(type, what, property, about));
  }

  private List<Map<String, @Nullable Object>> events(
      HubType type, String what, String property, Map<String, ? extends @Nullable Object> about) {
    String name = type.singular() + "." + what;
    var events = new ArrayList<Map<String, @Nullable Object>>();
    for (Thing subscription : crm.things(Crm.SUBSCRIPTIONS).all()) {
      boolean active = Boolean.TRUE.equals(subscription.field("active"));
      if (active
          && subscription.text("eventType").equals(name)
          && subscription.text("propertyName").equals(property)) {
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("eventId", eventIds.incrementAndGet());
        event.put("subscriptionId", Long.parseLong(subscription.id()));
        event.put("portalId", Access.PORTAL);
        event.put("appId", Access.APP);
        event.put("occurredAt", clock.millis());
        event.put("subscriptionType", name);
        event.put("attemptNumber", 0);
        event.putAll(about);
        event.put("changeSource", "CRM");
        events.add(event);
      }
    }
    return events;
  }

  private void send(List<Map<String, @Nullable Object>> events) {
    if (events.isEmpty()) {
      return;
    }
    crm.things(Crm.SETTINGS)
        .find(SETTING)
        .map(setting -> setting.text("targetUrl"))
        .filter(url -> !url.isEmpty())
        .ifPresent(url -> courier.send(List.of(new HubParcel(url, events, clock))));
  }
}
