package com.salesintelligence.ingest.web;

import com.salesintelligence.ingest.core.commands.Order;
import com.salesintelligence.ingest.core.commands.SourceCommand.Enrolment;
import com.salesintelligence.ingest.core.commands.SourceCommand.Unenrolment;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to enrol or to unenrol: {@code {"contact_email": …, "sequence_id": …}}, and
 * optionally {@code sender_email} (else the contact's owner writes), {@code command_id} and {@code
 * requested_by}.
 */
record EnrolmentBody(
    String contactEmail,
    String sequenceId,
    String senderEmail,
    String commandId,
    String requestedBy) {

  private static final String EXAMPLE =
      "{\"contact_email\": \"ann@aster.example\", \"sequence_id\": \"123\"}";
  private static final Set<String> FIELDS =
      Set.of(
          "contact_email",
          "sequence_id",
          "sender_email",
          JsonBody.COMMAND_ID,
          JsonBody.REQUESTED_BY);

  static EnrolmentBody parse(byte @Nullable [] json) {
    var body = JsonBody.parse(json, FIELDS, EXAMPLE);
    return new EnrolmentBody(
        address("contact_email", body.text("contact_email")),
        body.text("sequence_id"),
        address("sender_email", body.textOr("sender_email", "")),
        body.commandId(),
        body.requestedBy());
  }

  private static String address(String field, String text) {
    if (!text.isEmpty() && !text.matches("[^@\\s]+@[^@\\s]+")) {
      throw JsonBody.wrong(field + " is no e-mail address.");
    }
    return text;
  }

  Enrolment enrolment(Instant now) {
    return new Enrolment(order(now), contactEmail, sequenceId, senderEmail);
  }

  Unenrolment unenrolment(Instant now) {
    if (!senderEmail.isEmpty()) {
      throw JsonBody.wrong("There is no field sender_email; nobody writes when one unenrols.");
    }
    return new Unenrolment(order(now), contactEmail, sequenceId);
  }

  private Order order(Instant now) {
    return new Order(commandId, requestedBy, now);
  }
}
