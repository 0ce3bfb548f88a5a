package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.commands.Outcome.Skipped;
import com.salesintelligence.ingest.core.commands.SourceCommand.Enrolment;
import com.salesintelligence.ingest.hubspot.Owners.Owner;
import tools.jackson.databind.JsonNode;

/** Finds out, before anything is written, why a contact cannot be taken into a sequence. */
final class EnrolmentCheck {

  private final People people;
  private final ActiveEnrollment active;
  private final Sequences sequences;

  EnrolmentCheck(HubspotApi api, Sequences sequences) {
    this.people = new People(api);
    this.active = new ActiveEnrollment(api);
    this.sequences = sequences;
  }

  /** What is known before anything is written. */
  sealed interface Finding {

    record Ready(HubRecord contact, Owner sender) implements Finding {}

    record Not(Skipped why) implements Finding {}
  }

  Finding of(Enrolment command) {
    return people
        .byEmail(command.contactEmail())
        .map(contact -> of(contact, command))
        .orElseGet(() -> not("UNKNOWN_CONTACT", "HubSpot has no contact with this address.", ""));
  }

  private Finding of(HubRecord contact, Enrolment command) {
    var goesOn = active.of(contact.id());
    if (goesOn.isPresent()) {
      return alreadyIn(goesOn.get());
    }
    if (contact.flag("hs_email_optout")) {
      return not("OPTED_OUT", "This contact has opted out of mail.", contact.id());
    }
    if (!contact.property("hs_email_hard_bounce_reason_enum").isEmpty()) {
      return not("BOUNCED", "Mail to this contact came back for good.", contact.id());
    }
    if (contact.property("hubspot_owner_id").isEmpty()) {
      return not(
          "NO_OWNER", "Nobody owns this contact in HubSpot: give it an owner.", contact.id());
    }
    return people
        .sender(contact, command.senderEmail())
        .map(sender -> of(contact, sender, command.sequenceId()))
        .orElseGet(
            () ->
                not(
                    "NO_SENDER",
                    "No active user of HubSpot has the mailbox from which it is to be written.",
                    contact.id()));
  }

  private Finding of(HubRecord contact, Owner sender, String sequence) {
    return sequences.find(sequence, sender.userId()).isPresent()
        ? new Finding.Ready(contact, sender)
        : not(
            "SEQUENCE_INACTIVE",
            "There is no such sequence any more, or its sender may not use it.",
            contact.id());
  }

  private static Finding alreadyIn(JsonNode enrollment) {
    return not(
        "ALREADY_ENROLLED",
        "This contact is in the sequence “%s” already."
            .formatted(enrollment.path("sequenceName").asString("")),
        enrollment.path("id").asString(""));
  }

  private static Finding not(String reason, String message, String externalId) {
    return new Finding.Not(new Skipped(reason, message, externalId));
  }
}
