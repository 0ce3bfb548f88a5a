package com.salesintelligence.resolve.warehouse;

import com.salesintelligence.resolve.core.Kind;
import com.salesintelligence.resolve.core.Participant;
import com.salesintelligence.resolve.core.Role;
import java.util.Locale;

/** A row of gmail_participant_facts, as far as matching needs it. */
record PersonInMail(String messageId, String emailAddress, String role, String kind) {

  Participant participant() {
    return new Participant(
        Role.valueOf(role.toUpperCase(Locale.ROOT)),
        emailAddress,
        null,
        Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }
}
