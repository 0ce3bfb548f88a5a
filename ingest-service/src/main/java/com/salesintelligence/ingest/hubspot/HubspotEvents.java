package com.salesintelligence.ingest.hubspot;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tells of which records an event of HubSpot speaks; events about others name none. */
final class HubspotEvents {

  private static final Map<String, HubType> TYPES =
      Map.of("contact", HubType.CONTACT, "company", HubType.COMPANY);

  /** The general events name the type by a number. */
  private static final Map<String, HubType> NUMBERS =
      Map.of("0-1", HubType.CONTACT, "0-2", HubType.COMPANY);

  private static final Set<String> DELETIONS = Set.of("deletion", "privacyDeletion");

  private HubspotEvents() {}

  static Stream<HubspotNotice> notices(JsonNode event) {
    var subscription = event.path("subscriptionType").asString("").split("\\.", 2);
    var kind = subscription.length == 2 ? subscription[1] : "";
    var type =
        subscription[0].equals("object")
            ? NUMBERS.get(event.path("objectTypeId").asString(""))
            : TYPES.get(subscription[0]);
    var at = Instant.ofEpochMilli(Math.max(0, event.path("occurredAt").asLong(0)));
    return Optional.ofNullable(kind.equals("associationChange") ? linked(event) : type).stream()
        .flatMap(known -> id(event, kind).map(id -> notice(known, id, at, kind)).stream());
  }

  private static HubspotNotice notice(HubType type, String id, Instant at, String kind) {
    return new HubspotNotice(
        type, id, at, DELETIONS.contains(kind), kind.equals("associationChange"));
  }

  /** A link is one of its contact; after a merge the record that goes on names those before. */
  private static Optional<String> id(JsonNode event, String kind) {
    var field =
        switch (kind) {
          case "associationChange" -> fromContact(event) ? "fromObjectId" : "toObjectId";
          case "merge" -> event.has("newObjectId") ? "newObjectId" : "objectId";
          default -> "objectId";
        };
    var id = event.path(field).asString("");
    return id.matches("\\d{1,18}") ? Optional.of(id) : Optional.empty();
  }

  /** Only links between contacts and companies are read. */
  private static @Nullable HubType linked(JsonNode event) {
    return switch (event.path("associationType").asString("")) {
      case "CONTACT_TO_COMPANY", "COMPANY_TO_CONTACT" -> HubType.CONTACT;
      default -> null;
    };
  }

  private static boolean fromContact(JsonNode event) {
    return !event.path("associationType").asString("").startsWith("COMPANY_TO_");
  }
}
