package com.salesintelligence.ingest.hubspot;

import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.KnownEnrollments;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.TimeCursor;
import com.salesintelligence.ingest.hubspot.CrmRecords.Reached;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads HubSpot; the cursor of each type is a time of change in microseconds, some while before the
 * latest that was told.
 */
public final class HubspotSource implements Source {

  public static final String NAME = "hubspot";

  private final HubspotSettings settings;
  private final InstantSource clock;
  private final HubspotApi api;
  private final CrmRecords contacts;
  private final CrmRecords companies;
  private final Sequences sequences;
  private final Enrollments enrollments;
  private final NoticedRecords noticed;

  /**
   * @param searches makes the calls that HubSpot counts by the second
   */
  HubspotSource(
      HubspotSettings settings,
      Calls calls,
      Calls searches,
      KnownEnrollments known,
      InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.api = new HubspotApi(settings, calls, searches, clock);
    var names = new PropertyNames(api, settings);
    this.contacts = new CrmRecords(api, names, HubType.CONTACT);
    this.companies = new CrmRecords(api, names, HubType.COMPANY);
    this.sequences = new Sequences(api, clock);
    this.enrollments = new Enrollments(api, known);
    this.noticed = new NoticedRecords(api, names, enrollments, settings.objectTypes());
  }

  HubspotApi api() {
    return api;
  }

  Sequences sequences() {
    return sequences;
  }

  NoticedRecords noticed() {
    return noticed;
  }

  /**
   * @return this, when anything of it is read
   * @throws SourceFailure while HubSpot is switched off
   */
  HubspotSource switchedOn() {
    if (settings.objectTypes().isEmpty()) {
      throw new SourceFailure(
          Fault.SOURCE_SWITCHED_OFF,
          "HubSpot is switched off: name what to read under ingest.hubspot.object-types.");
    }
    return this;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String scopeKind() {
    return "object_type";
  }

  @Override
  public List<String> scopes() {
    return settings.objectTypes();
  }

  /** Its search lags. */
  @Override
  public boolean tellsItsLatest() {
    return false;
  }

  @Override
  public Bookmark everything(String objectType, Sink sink) {
    return bookmark(
        switch (objectType) {
          case "contact" -> contacts.everything(sink);
          case "company" -> companies.everything(sink);
          case Sequences.TYPE -> sequences.since(null, sink);
          case Enrollments.TYPE -> enrollments.everything(sink);
          default -> throw new IllegalArgumentException(objectType);
        },
        Instant.EPOCH);
  }

  @Override
  public Optional<Bookmark> changes(String objectType, String cursor, Sink sink) {
    return since(cursor)
        .map(
            since ->
                bookmark(
                    switch (objectType) {
                      case "contact" -> contacts.changes(since, sink);
                      case "company" -> companies.changes(since, sink);
                      case Sequences.TYPE -> sequences.since(since, sink);
                      case Enrollments.TYPE -> enrollments.changes(since, sink);
                      default -> throw new IllegalArgumentException(objectType);
                    },
                    since));
  }

  @Override
  public Set<RecordKey> stillThere(String objectType, Collection<RecordKey> doubtful) {
    return Arrays.stream(HubType.values())
        .filter(type -> type.type().equals(objectType))
        .findFirst()
        .map(type -> living(type, doubtful))
        .orElseGet(() -> Set.copyOf(doubtful));
  }

  private Set<RecordKey> living(HubType type, Collection<RecordKey> keys) {
    var ids = keys.stream().map(RecordKey::externalId).toList();
    return new NamedRecords(api, type)
        .read(ids, List.of()).keySet().stream()
            .map(id -> new RecordKey(type.type(), id))
            .collect(Collectors.toSet());
  }

  private Optional<Instant> since(String cursor) {
    return TimeCursor.read(cursor, clock.instant().plus(settings.overlap()));
  }

  /**
   * Not beyond the begin, for records that change while they are read; not beyond the latest that
   * was told, for a search that lags; and earlier still, for one that lags unevenly.
   */
  private Bookmark bookmark(Reached reached, Instant since) {
    var told = reached.latest().isBefore(reached.begun()) ? reached.latest() : reached.begun();
    var from = told.isBefore(Instant.EPOCH) ? since : told.minus(settings.overlap());
    var cursor = from.isBefore(since) ? since : from;
    return new Bookmark(Long.toString(micros(cursor)), micros(reached.begun()), micros(cursor));
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
