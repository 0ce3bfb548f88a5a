package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.KnownEnrollments;
import com.salesintelligence.ingest.core.KnownEnrollments.Known;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.hubspot.CrmRecords.Reached;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads who is in which sequence. HubSpot lists no enrollments: it tells the one that goes on of a
 * contact, so it is asked about contacts whose own properties say that they are or were in a
 * sequence. How one ended is told by the properties of its contact.
 */
final class Enrollments {

  static final String TYPE = "enrollment";
  static final String ACTIVE = "ACTIVE";
  private static final String EVER = "hs_sequences_enrolled_count";
  private static final String NOW = "hs_sequences_is_enrolled";
  private static final String FINISHED = "hs_latest_sequence_finished_date";
  static final String UNENROLLED = "hs_latest_sequence_unenrolled_date";
  static final List<String> PROPERTIES =
      List.of(HubType.CONTACT.modified(), "email", EVER, NOW, FINISHED, UNENROLLED);

  private final HubspotApi api;
  private final ActiveEnrollment active;
  private final KnownEnrollments known;

  Enrollments(HubspotApi api, KnownEnrollments known) {
    this.api = api;
    this.active = new ActiveEnrollment(api);
    this.known = known;
  }

  Reached everything(Sink sink) {
    var round = new Round(sink);
    var from = ListPosition.resumed(sink, api);
    from.ifPresent(round::resume);
    var begun =
        new ListedRecords(api, HubType.CONTACT, PROPERTIES, false)
            .forEachPage(
                from.map(ListPosition::after).orElse(""),
                (page, start, next) -> {
                  round.notBefore = HubspotSource.micros(start);
                  page.forEach(round::contact);
                  var first = from.map(ListPosition::begun).orElse(start);
                  ListPosition.reached(page, first, round.latest, next, sink);
                });
    return new Reached(from.map(ListPosition::begun).orElse(begun), round.latest);
  }

  Reached changes(Instant since, Sink sink) {
    var round = new Round(sink);
    var begun =
        new ChangedRecords(api, HubType.CONTACT, PROPERTIES, List.of(EVER))
            .forEachPage(since, page -> page.forEach(round::contact));
    return new Reached(begun, round.latest);
  }

  /** Of single contacts, which have {@link #PROPERTIES}. */
  void of(Collection<HubRecord> contacts, Sink sink) {
    var round = new Round(sink);
    contacts.forEach(round::contact);
  }

  private final class Round {

    private final Sink sink;
    private Instant latest = Instant.MIN;

    /** Unlike the search, a list does not lag: what it leads to counts, whatever its version. */
    private @Nullable Long notBefore;

    private @Nullable Map<String, List<Known>> goingOn;

    Round(Sink sink) {
      this.sink = sink;
    }

    /** Those of contacts before the position go on as far as was told then. */
    void resume(ListPosition from) {
      latest = from.latest();
      ListedRecords.idsUpTo(
          api,
          HubType.CONTACT,
          from.lastId(),
          contact ->
              before(contact)
                  .forEach(one -> sink.stillThere(new RecordKey(TYPE, one.enrollmentId()))));
    }

    /** A contact that cannot be read is parked where contacts are read. */
    void contact(HubRecord contact) {
      try {
        latest = contact.modifiedAt().isAfter(latest) ? contact.modifiedAt() : latest;
        if (!contact.property(EVER).isEmpty() && !contact.property(EVER).equals("0")) {
          read(contact);
        }
      } catch (WrongShape e) {
        return;
      }
    }

    private void read(HubRecord contact) {
      var now = contact.flag(NOW) ? active.of(contact.id()) : Optional.<JsonNode>empty();
      now.ifPresent(json -> tell(contact, json));
      var id = now.map(json -> json.path("id").asString("")).orElse("");
      for (var before : before(contact.id())) {
        if (!before.enrollmentId().equals(id)) {
          ended(contact, before, now.isPresent());
        }
      }
    }

    private void tell(HubRecord contact, JsonNode json) {
      var id = json.path("id").asString("");
      long version = HubspotSource.micros(contact.modifiedAt());
      try {
        if (!id.matches("\\d{1,18}")) {
          throw new WrongShape("id of an enrollment", "a number");
        }
        accept(new Reading.Present(new RecordKey(TYPE, id), version, active(contact.id(), json)));
      } catch (WrongShape e) {
        sink.accept(
            new Reading.Unreadable(
                new RecordKey(TYPE, id.isEmpty() ? "of-contact-" + contact.id() : id),
                version,
                json.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                String.valueOf(e.getMessage())));
      }
    }

    private void ended(HubRecord contact, Known before, boolean another) {
      var finished = contact.timeProperty(FINISHED);
      var unenrolled = contact.timeProperty(UNENROLLED);
      // With another one going on, the contact's properties are about that one.
      var status =
          another || (finished == null && unenrolled == null)
              ? "ENDED"
              : finished != null ? "FINISHED" : "UNENROLLED";
      var at =
          another || (finished == null && unenrolled == null)
              ? contact.modifiedAt()
              : finished != null ? finished : unenrolled;
      accept(
          new Reading.Present(
              new RecordKey(TYPE, before.enrollmentId()),
              HubspotSource.micros(contact.modifiedAt()),
              new Body.HubspotEnrollment(
                  before.sequenceId(),
                  contact.id(),
                  before.contactEmail(),
                  before.senderEmail(),
                  status,
                  before.enrolledAt(),
                  at)));
    }

    private void accept(Reading reading) {
      if (notBefore == null) {
        sink.accept(reading);
      } else {
        sink.accept(reading, notBefore);
      }
    }

    private List<Known> before(String contact) {
      if (goingOn == null) {
        goingOn = known.goingOn().stream().collect(Collectors.groupingBy(Known::contactId));
      }
      return goingOn.getOrDefault(contact, List.of());
    }
  }

  private static Body active(String contact, JsonNode json) {
    return new Body.HubspotEnrollment(
        json.path("sequenceId").asString(""),
        contact,
        json.path("toEmail").asString(""),
        json.path("enrolledByEmail").asString(""),
        ACTIVE,
        HubRecord.time("enrolledAt", json.path("enrolledAt").asString("")),
        HubRecord.time("updatedAt", json.path("updatedAt").asString("")));
  }
}
