package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects of Salesforce; the cursor of each is a SystemModstamp in microseconds, some minutes
 * before the newest that was seen.
 */
public final class SalesforceSource implements Source {

  public static final String NAME = "salesforce";

  private final SalesforceSettings settings;
  private final SalesforceApi api;
  private final InstantSource clock;

  public SalesforceSource(SalesforceSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.api = new SalesforceApi(settings, calls);
    this.clock = clock;
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
    var start = clock.instant();
    var reader = new RecordReader(sink, settings.primaryContactField());
    for (var sobject : Sobject.of(objectType)) {
      var fields = reader.fields(sobject);
      new RecordsInOrder(api, sobject.type(), fields, settings.pageSize(), since)
          .forEach(record -> reader.read(sobject, record));
    }
    return bookmark(start, since, reader.newest());
  }

  /**
   * Not beyond the start, for records that change while they are read; not beyond the newest seen,
   * for clocks that differ; and earlier still, for records that are committed late.
   */
  private Bookmark bookmark(Instant start, @Nullable Instant since, @Nullable Instant newest) {
    var reached = newest != null && newest.isBefore(start) ? newest : start;
    var cursor = reached.minus(settings.overlap());
    if (since != null && (newest == null || cursor.isBefore(since))) {
      cursor = since;
    }
    return new Bookmark(Long.toString(micros(cursor)), micros(start), micros(cursor));
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
