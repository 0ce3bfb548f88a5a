package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.hubspot.Owners.Owner;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Looks up single contacts and those who write to them, as they are at this moment. */
final class People {

  private final HubspotApi api;
  private final Owners owners;

  People(HubspotApi api) {
    this.api = api;
    this.owners = new Owners(api);
  }

  Optional<HubRecord> byEmail(String email) {
    var path =
        "%s/contacts/%s?idProperty=email&properties=%s"
            .formatted(
                api.dated("/crm/objects"),
                encode(email),
                encode(String.join(",", HubType.CONTACT.fields()) + "," + Enrollments.UNENROLLED));
    return email.contains("@")
        ? api.find(path).map(answer -> new HubRecord(answer.json(), HubType.CONTACT))
        : Optional.empty();
  }

  /**
   * Who writes to a contact: one who can write at all.
   *
   * @param email whose mailbox it is to be; empty: the owner's
   */
  Optional<Owner> sender(HubRecord contact, String email) {
    var found =
        email.isEmpty()
            ? owners.find(contact.property("hubspot_owner_id"))
            : owners.all().stream()
                .filter(owner -> owner.email().equalsIgnoreCase(email))
                .findFirst();
    return found.filter(owner -> !owner.userId().isEmpty() && !owner.email().isEmpty());
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
