package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Bookmark;
import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.core.Source;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.TimeCursor;
import com.salesintelligence.ingest.salesforce.Soql.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads objects of Salesforce; the cursor of each is a SystemModstamp in microseconds, some minutes
 * before the time at which it was read.
 */
public final class SalesforceSource implements Source {

  public static final String NAME = "salesforce";

  /** Salesforce's answers tell its time in whole seconds. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final SalesforceSettings settings;
  private final SalesforceApi api;
  private final Schemas schemas;
  private final BulkQuery bulk;
  private final RecordReader reader;

  public SalesforceSource(SalesforceSettings settings, Calls calls, InstantSource clock) {
    this.settings = settings;
    this.api = new SalesforceApi(settings, calls, clock);
    this.schemas = new Schemas(api, settings, clock);
    this.bulk = new BulkQuery(api, settings.bulk(), clock);
    this.reader = new RecordReader(settings.primaryContactField());
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
  public Duration pause(Duration planned) {
    return api.budget().stretched(planned);
  }

  @Override
  public Bookmark everything(String objectType, Sink sink) {
    var sobjects = Sobject.of(objectType);
    var from = FullPosition.of(sink.resumesFrom().orElse("")).filter(at -> at.isOf(sobjects));
    var begun = from.map(FullPosition::begun).orElse(Instant.MAX);
    boolean passed = from.isPresent();
    for (var sobject : sobjects) {
      var here = from.filter(at -> at.type().equals(sobject.type()));
      passed &= here.isEmpty();
      if (passed) {
        living(sobject).tell(null, sink);
      } else {
        begun = earlier(begun, everything(sobject, begun, here, sink));
      }
    }
    return bookmark(begun, begun.minus(settings.overlap()));
  }

  private Instant everything(
      Sobject sobject, Instant begunBefore, Optional<FullPosition> from, Sink sink) {
    var place = from.map(FullPosition::place).orElse(null);
    var job = from.map(FullPosition::job).orElse(null);
    if (place != null) {
      // The results of a job lie at rest: what has changed since moved behind the place unseen.
      living(sobject).tell(job == null ? place : null, sink);
    }
    RecordsInOrder.Reached reached =
        (begun, at, underWay) -> {
          if (sink.wantsPosition()) {
            var first = earlier(begunBefore, begun);
            sink.reached(new FullPosition(first, sobject.type(), at, underWay).text());
          }
        };
    var records =
        new RecordsInOrder(api, schemas, bulk, sobject, settings.pageSize(), place, reached);
    Consumer<SalesforceRecord> told = record -> sink.accept(reader.read(sobject, record));
    return job == null
        ? records.forEach(told)
        : records.resume(job, told, record -> stillThere(sobject, record, sink));
  }

  private void stillThere(Sobject sobject, SalesforceRecord record, Sink sink) {
    var reading = reader.read(sobject, record);
    if (!(reading instanceof Reading.Gone)) {
      sink.stillThere(reading.key());
    }
  }

  /** An increment may have read them while a full run was cut short. */
  @Override
  public Set<RecordKey> stillThere(String objectType, Collection<RecordKey> doubtful) {
    var living = new HashSet<RecordKey>();
    for (var sobject : Sobject.of(objectType)) {
      var ids =
          doubtful.stream()
              .filter(key -> key.objectType().equals(sobject.type()))
              .map(RecordKey::externalId)
              .filter(SalesforceRecord::isId)
              .toList();
      living.addAll(living(sobject).of(ids));
    }
    return living;
  }

  private LivingRecords living(Sobject sobject) {
    return new LivingRecords(api, schemas, sobject, settings.pageSize());
  }

  @Override
  public Optional<Bookmark> changes(String objectType, String cursor, Sink sink) {
    return TimeCursor.read(cursor, Instant.MAX).flatMap(since -> changes(objectType, since, sink));
  }

  private Optional<Bookmark> changes(String objectType, Instant since, Sink sink) {
    var begun = Instant.MAX;
    var covered = Instant.MAX;
    for (var sobject : Sobject.of(objectType)) {
      var deletions = deletions(sobject, since);
      if (deletions.isEmpty()) {
        return Optional.empty();
      }
      begun = earlier(begun, read(sobject, since, deletions.get()::told, sink));
      deletions.get().tellRest(sink);
      covered = earlier(covered, deletions.get().covered());
    }
    var next = earlier(begun.minus(settings.overlap()), covered);
    return Optional.of(bookmark(begun, next.isBefore(since) ? since : next));
  }

  /**
   * @return empty when changes since this time can no longer be told, or not yet: a cursor from the
   *     future would pass over all that comes until then
   */
  private Optional<Deletions> deletions(Sobject sobject, Instant since) {
    var columns = schemas.of(sobject);
    if (since.isAfter(api.now().plus(TOLERANCE))) {
      return Optional.empty();
    }
    return columns.replicated()
        ? Deletions.since(api, sobject.type(), since)
        : Optional.of(Deletions.none(sobject.type()));
  }

  private Instant read(Sobject sobject, Instant since, Consumer<Reading> told, Sink sink) {
    return new RecordsInOrder(
            api,
            schemas,
            bulk,
            sobject,
            settings.pageSize(),
            Place.at(since),
            (begun, at, job) -> {})
        .forEach(
            record -> {
              var reading = reader.read(sobject, record);
              told.accept(reading);
              sink.accept(reading);
            });
  }

  /**
   * Not beyond the begin, for records that change while they are read; by Salesforce's own clock,
   * for clocks that differ; and earlier still, for records that are committed late.
   */
  private static Bookmark bookmark(Instant begun, Instant cursor) {
    return new Bookmark(Long.toString(micros(cursor)), micros(begun), micros(cursor));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
