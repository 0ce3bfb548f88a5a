package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.company.HubEnrollment.Status;
import com.salesintelligence.local.sandbox.company.HubSpotIds;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.ledger.Ledger;
import com.salesintelligence.local.sandbox.ledger.Note;
import com.salesintelligence.local.sandbox.ledger.Things;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes contacts into sequences, or says why it cannot. */
public final class Enrolling {
  private static final long MADE = 50_000_000L;

  private final Crm crm;
  private final Ledger ledger;
  private final HubLimits limits;
  private final InstantSource clock;

  /** Who shall be enrolled where, by whom. */
  public record Wish(String userId, String contactId, String sequenceId, String senderEmail) {}

  public Enrolling(Crm crm, Ledger ledger, HubLimits limits, InstantSource clock) {
    this.crm = crm;
    this.ledger = ledger;
    this.limits = limits;
    this.clock = clock;
  }

  public Enrollment enroll(Wish wish) throws IOException {
    return ledger.together(
        () -> {
          var contact =
              crm.find(HubType.CONTACTS, number(wish.contactId))
                  .filter(row -> !row.archived())
                  .orElseThrow(() -> ObjectCalls.missing(wish.contactId));
          long sequence = number(wish.sequenceId);
          if (crm.enrollments.sequence(sequence).isEmpty()) {
            throw HubError.notFound("Sequence " + wish.sequenceId + " not found").refusal();
          }
          checkSender(wish);
          String email = checkContact(contact);
          return enrolled(contact.id(), sequence, email, wish.userId);
        });
  }

  private Enrollment enrolled(long contact, long sequence, String email, String user)
      throws IOException {
    long id = HubSpotIds.enrollment(crm.company().plan().generation(), MADE + crm.made());
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("contact", contact);
    fields.put("sequence", sequence);
    fields.put("to", email);
    fields.put("user", user);
    write(id, Things.CREATED, fields);
    return crm.enrollments.find(id).orElseThrow();
  }

  private void checkSender(Wish wish) {
    var owner =
        crm.things(Crm.OWNERS).all().stream()
            .filter(one -> one.text("userId").equals(wish.userId))
            .findFirst();
    if (owner.isEmpty()) {
      throw refused("USER_NOT_FOUND", "There is no active user " + wish.userId, "userId");
    }
    boolean connected = Boolean.TRUE.equals(owner.get().field("connected"));
    if (!connected || !owner.get().text("email").equalsIgnoreCase(wish.senderEmail)) {
      throw refused(
          "SENDER_NOT_CONNECTED",
          "The user " + wish.userId + " has no connected inbox " + wish.senderEmail,
          "senderEmail");
    }
    long day = clock.millis() - Duration.ofDays(1).toMillis();
    if (crm.enrollments.since(wish.userId, day) >= limits.enrollmentsPerDay()) {
      throw HubError.tooManyEnrollments(limits.enrollmentsPerDay()).refusal();
    }
  }

  private String checkContact(HubRow contact) {
    var properties = crm.properties().of(contact);
    String email = properties.get("email");
    if (email == null) {
      throw refused("NO_EMAIL", "The contact has no email address", "contactId");
    }
    if ("true".equals(properties.get("hs_email_optout"))) {
      throw refused("UNSUBSCRIBED", "The contact has opted out of all email", "contactId");
    }
    if (properties.get("hs_email_hard_bounce_reason_enum") != null) {
      throw refused(
          "RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL", "Mail to the contact bounced", "contactId");
    }
    if (properties.get("hubspot_owner_id") == null) {
      throw refused("NO_OWNER", "The contact has no owner", "contactId");
    }
    crm.enrollments
        .active(contact.id())
        .ifPresent(
            one -> {
              throw refused(
                  "ALREADY_ENROLLED",
                  "The contact is already enrolled in the sequence " + one.sequence(),
                  "contactId");
            });
    return email;
  }

  private static Refusal refused(String reason, String message, String in) {
    return HubError.validation(message).because(reason, message, in).refusal();
  }

  /** Ends an enrollment that goes on; empty when it does not. */
  public Optional<Enrollment> end(long id, Status status) throws IOException {
    return ledger.together(
        () -> {
          var enrollment = crm.enrollments.find(id).filter(Enrollment::active);
          if (enrollment.isEmpty()) {
            return enrollment;
          }
          write(id, Things.CHANGED, Map.of("status", status.name()));
          return crm.enrollments.find(id);
        });
  }

  private void write(long id, String what, Map<String, ? extends @Nullable Object> fields)
      throws IOException {
    ledger.write(crm, new Note("enrollments", Long.toString(id), what, fields, clock.instant()));
  }

  private static long number(String id) {
    return id.matches("\\d{1,18}") ? Long.parseLong(id) : -1;
  }

  List<Enrollment> active() {
    return crm.enrollments.all().stream().filter(Enrollment::active).toList();
  }
}
