package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.commands.CarryOut;
import com.salesintelligence.ingest.core.commands.CheckEnrolment;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.Outcome.Done;
import com.salesintelligence.ingest.core.commands.Outcome.Failed;
import com.salesintelligence.ingest.core.commands.Outcome.Skipped;
import com.salesintelligence.ingest.core.commands.SourceCommand.Enrolment;
import com.salesintelligence.ingest.hubspot.EnrolmentCheck.Finding;
import com.salesintelligence.ingest.hubspot.HubspotFailures.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes contacts into sequences, or tells beforehand why that cannot be. */
final class Enrolling implements CarryOut<Enrolment>, CheckEnrolment {

  /** By how much HubSpot's clock may be behind ours. */
  static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  /** HubSpot's words, and ours: what it refuses although the check found nothing. */
  private static final Map<String, String> REASONS =
      Map.of(
          "ALREADY_ENROLLED", "ALREADY_ENROLLED",
          "UNSUBSCRIBED", "OPTED_OUT",
          "RECIPIENT_PREVIOUSLY_BOUNCED_ON_PORTAL", "BOUNCED",
          "NO_OWNER", "NO_OWNER",
          "NO_EMAIL", "UNKNOWN_CONTACT",
          "USER_NOT_FOUND", "NO_SENDER",
          "SENDER_NOT_CONNECTED", "NO_SENDER");

  private final Supplier<HubspotSource> hubspot;
  private final Consumer<String> enrolled;

  /**
   * @param hubspot throws while it is switched off
   * @param enrolled is told the contact, so that its enrolment is read before the next poll
   */
  Enrolling(Supplier<HubspotSource> hubspot, Consumer<String> enrolled) {
    this.hubspot = hubspot;
    this.enrolled = enrolled;
  }

  @Override
  public Class<Enrolment> takes() {
    return Enrolment.class;
  }

  @Override
  public Optional<Skipped> whyNot(Enrolment command) {
    return switch (check(hubspot.get(), command)) {
      case Finding.Not(var why) -> Optional.of(why);
      case Finding.Ready ready -> Optional.empty();
    };
  }

  /** An enrolment in this sequence that began when the command was given, or after. */
  @Override
  public Optional<Outcome> find(Enrolment command) {
    var api = hubspot.get().api();
    return new People(api)
        .byEmail(command.contactEmail())
        .flatMap(contact -> new ActiveEnrollment(api).of(contact.id()))
        .filter(json -> madeBy(command, json))
        .map(Enrolling::enrolled);
  }

  @Override
  public Outcome carryOut(Enrolment command) {
    var source = hubspot.get();
    return switch (check(source, command)) {
      case Finding.Not(var why) -> why;
      case Finding.Ready ready -> enrol(source.api(), command, ready);
    };
  }

  private static Finding check(HubspotSource source, Enrolment command) {
    return new EnrolmentCheck(source.api(), source.sequences()).of(command);
  }

  private Outcome enrol(HubspotApi api, Enrolment command, Finding.Ready ready) {
    var body =
        JsonMapper.shared()
            .createObjectNode()
            .put("contactId", ready.contact().id())
            .put("sequenceId", command.sequenceId())
            .put("senderEmail", ready.sender().email());
    var path =
        "%s/enrollments?userId=%s"
            .formatted(api.dated("/automation/sequences"), People.encode(ready.sender().userId()));
    try {
      var outcome = enrolled(api.write(path, body).json());
      enrolled.accept(ready.contact().id());
      return outcome;
    } catch (Refused refused) {
      var reason = REASONS.get(refused.reason());
      return reason == null
          ? new Failed(refused.reason(), "HubSpot refused the enrolment: " + refused.message())
          : new Skipped(reason, refused.message(), ready.contact().id());
    }
  }

  private static boolean madeBy(Enrolment command, JsonNode active) {
    var at = HubRecord.time("enrolledAt", active.path("enrolledAt").asString(""));
    return active.path("sequenceId").asString("").equals(command.sequenceId())
        && at != null
        && !at.isBefore(command.order().requestedAt().minus(CLOCKS_DIFFER));
  }

  private static Outcome enrolled(JsonNode json) {
    var id = json.path("id").asString("");
    if (id.isEmpty()) {
      throw HubspotFailures.unreadable(null);
    }
    return new Done(id, "The contact is in the sequence.");
  }
}
