package com.salesintelligence.web.enrolment;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact of an account, and what is known of it in HubSpot.
 *
 * @param hubspotId null when HubSpot holds no contact with this address
 * @param owned somebody owns it there, in whose name the mails are written
 * @param sequenceId of the sequence that it is in now
 */
record PersonRow(
    String contactId,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String title,
    @Nullable String hubspotId,
    boolean optedOut,
    boolean bounced,
    boolean owned,
    @Nullable String sequenceId,
    @Nullable String sequenceName) {

  public String name() {
    var name =
        Stream.of(firstName, lastName)
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? "Without a name" : name;
  }

  public boolean enrolled() {
    return sequenceId != null;
  }

  public boolean ready() {
    return whyNot() == null;
  }

  /** In words of a person; null when nothing is against taking it into a sequence. */
  public @Nullable String whyNot() {
    if (email == null || email.isBlank()) {
      return "Has no e-mail address in Salesforce.";
    }
    if (hubspotId == null) {
      return "HubSpot has no contact with this address.";
    }
    if (enrolled()) {
      return "Is in the sequence “%s” already.".formatted(sequence());
    }
    if (optedOut) {
      return "Has opted out of mail.";
    }
    if (bounced) {
      return "Mail to this address came back for good.";
    }
    return owned ? null : "Nobody owns this contact in HubSpot: give it an owner there.";
  }

  public String sequence() {
    return sequenceName == null ? String.valueOf(sequenceId) : sequenceName;
  }
}
