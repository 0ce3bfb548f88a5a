package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import com.salesintelligence.ingest.core.SourceFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of Salesforce; the cursor of each is a SystemModstamp in microseconds, some minutes
 * before the time at which it was read.
 */
public final class SalesforceSource implements Source {

  public static final String NAME = "salesforce";

  private final SalesforceSettings settings;
  private final SalesforceApi api;

  public SalesforceSource(SalesforceSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.api = new SalesforceApi(settings, calls, clock);
  }

  /**
   * @throws SourceFailure while Salesforce is switched off
   */
  SalesforceWrites writes() {
    if (settings.objectTypes().isEmpty()) {
      throw new SourceFailure(
          Fault.SOURCE_SWITCHED_OFF,
          "Salesforce is switched off: name what to read under ingest.salesforce.");
    }
    return api.writes();
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

  @Override
  public Bookmark everything(String objectType, Sink sink) {
    return read(objectType, null, sink);
  }

  @Override
  public Optional<Bookmark> changes(String objectType, String cursor, Sink sink) {
    var since = Instant.EPOCH.plus(Long.parseLong(cursor), ChronoUnit.MICROS);
    return Optional.of(read(objectType, since, sink));
  }

  private Bookmark read(String objectType, @Nullable Instant since, Sink sink) {
    var reader = new RecordReader(sink, settings.primaryContactField());
    var begun = Instant.MAX;
    for (var sobject : Sobject.of(objectType)) {
      var fields = reader.fields(sobject);
      var asked =
          new RecordsInOrder(api, sobject.type(), fields, settings.pageSize(), since)
              .forEach(record -> reader.read(sobject, record));
      begun = asked.isBefore(begun) ? asked : begun;
    }
    return bookmark(begun, since);
  }

  /**
   * Not beyond the begin, for records that change while they are read; by Salesforce's own clock,
   * for clocks that differ; and earlier still, for records that are committed late.
   */
  private Bookmark bookmark(Instant begun, @Nullable Instant since) {
    var overlapping = begun.minus(settings.overlap());
    var cursor = since != null && overlapping.isBefore(since) ? since : overlapping;
    return new Bookmark(Long.toString(micros(cursor)), micros(begun), micros(cursor));
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
