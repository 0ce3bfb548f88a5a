package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** Makes readings of the contacts and companies of one run. */
final class RecordReader {

  /** Of a record whose time cannot be read: it stays known to be unreadable. */
  private static final long NO_VERSION = Long.MAX_VALUE / 2;

  private final Sink sink;
  private final Consumer<Reading> living;

  /** Of records whose versions are to be believed. */
  RecordReader(Sink sink) {
    this.sink = sink;
    this.living = sink::accept;
  }

  /**
   * @param notBefore a living record that says something new is given at least this as its version,
   *     for what it says of other records may have changed without its own time
   */
  RecordReader(Sink sink, Instant notBefore) {
    this.sink = sink;
    this.living = reading -> sink.accept(reading, HubspotSource.micros(notBefore));
  }

  void read(HubRecord record, Function<HubRecord, String> company) {
    try {
      var key = new RecordKey(record.type().type(), record.id());
      long version = HubspotSource.micros(record.modifiedAt());
      living.accept(new Reading.Present(key, version, body(record, company.apply(record))));
      record.merged().forEach(loser -> merged(record, loser));
    } catch (WrongShape e) {
      park(record, e);
    }
  }

  void readArchived(HubRecord record) {
    try {
      var key = new RecordKey(record.type().type(), record.id());
      // Above the last change, even when both fell into one millisecond; the list does not lag.
      long version = HubspotSource.micros(record.archivedAt()) + 1;
      sink.accept(Reading.Gone.of(key, version), version);
      record.merged().forEach(loser -> merged(record, loser));
    } catch (WrongShape e) {
      park(record, e);
    }
  }

  /** For good, whatever time the winner bears. */
  private void merged(HubRecord winner, String loser) {
    long version = HubspotSource.micros(winner.modifiedAt());
    var key = new RecordKey(winner.type().type(), loser);
    sink.accept(new Reading.Gone(key, version, Optional.of(winner.id())), version);
  }

  private void park(HubRecord record, WrongShape problem) {
    var original = record.bytes();
    var id = record.json().path("id").asString("");
    // One without an id is known by its content, so that the next poll knows it again.
    var name = id.isEmpty() ? "unreadable-" + Integer.toHexString(Arrays.hashCode(original)) : id;
    sink.accept(
        new Reading.Unreadable(
            new RecordKey(record.type().type(), name),
            NO_VERSION,
            original,
            String.valueOf(problem.getMessage())));
  }

  private static Body body(HubRecord record, String company) {
    return switch (record.type()) {
      case CONTACT -> contact(record, company);
      case COMPANY -> company(record);
    };
  }

  private static Body contact(HubRecord record, String company) {
    return new Body.HubspotContact(
        record.property("email"),
        record.property("firstname"),
        record.property("lastname"),
        record.property("phone"),
        record.property("mobilephone"),
        record.property("jobtitle"),
        record.property("company"),
        company,
        record.property("lifecyclestage"),
        record.property("hubspot_owner_id"),
        record.flag("hs_email_optout"),
        !record.property("hs_email_hard_bounce_reason_enum").isEmpty(),
        record.createdAt(),
        record.modifiedAt(),
        others(record));
  }

  private static Body company(HubRecord record) {
    return new Body.HubspotCompany(
        record.property("name"),
        record.property("domain"),
        record.property("phone"),
        record.property("industry"),
        record.property("country"),
        record.property("hubspot_owner_id"),
        record.createdAt(),
        record.modifiedAt(),
        others(record));
  }

  /** In the order of their names, so that the same properties are the same text. */
  private static String others(HubRecord record) {
    var others = new TreeMap<String, String>();
    for (var property : record.json().path("properties").properties()) {
      var name = property.getKey();
      if (!record.type().hasField(name) && !property.getValue().isNull()) {
        others.put(name, record.property(name));
      }
    }
    return others.isEmpty() ? "" : JsonMapper.shared().writeValueAsString(others);
  }
}
