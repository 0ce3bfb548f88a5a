package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.Cursors.FullRun;
import com.salesintelligence.ingest.core.KnownRecords.KnownRecord;
import com.salesintelligence.ingest.core.ToldBefore.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one scope of one source: fetch, publish, confirm, move the cursor. */
public final class Syncing {

  private static final Logger log = LoggerFactory.getLogger(Syncing.class);
  private static final Duration BETWEEN_RESCUES = Duration.ofHours(1);

  private final Source source;
  private final Cursors cursors;
  private final KnownRecords known;
  private final PublishReading publish;
  private final InstantSource clock;
  private final Map<String, ToldBefore> toldBefore = new ConcurrentHashMap<>();
  private final Reviews reviews;
  private final Map<String, Instant> rescues = new ConcurrentHashMap<>();
  private final Map<String, Long> tokens = new ConcurrentHashMap<>();
  private final Set<String> resumable = ConcurrentHashMap.newKeySet();

  public Syncing(Connector connector, PublishReading publish, InstantSource clock) {
    this.source = connector.source();
    this.cursors = connector.cursors();
    this.known = connector.known();
    this.publish = publish;
    this.clock = clock;
    this.reviews = new Reviews(connector.plan(), clock);
  }

  String source() {
    return source.name();
  }

  String scopeKind() {
    return source.scopeKind();
  }

  List<String> scopes() {
    return source.scopes();
  }

  /** Never read, or read by a full run that died with its process. */
  boolean wantsFull(String scope) {
    return resumable.contains(scope) || cursors.of(scope).isEmpty();
  }

  Optional<String> cursor(String scope) {
    return cursors.of(scope);
  }

  String leasedAs(String scope) {
    return source.leasedAs(scope);
  }

  /** What another instance may have changed is read anew. */
  void under(String scope, Lease lease) {
    var before = tokens.put(scope, lease.token());
    if (before == null || before != lease.token()) {
      cursors.under(scope, lease);
      toldBefore.remove(scope);
      reviews.begin(scope);
      if (cursors.cutShort(scope).isPresent()) {
        resumable.add(scope);
      }
    }
  }

  /** The run that a full run of this scope goes on with. */
  Optional<String> cutShort(String scope) {
    return cursors.cutShort(scope).map(FullRun::runId);
  }

  Duration pause(Duration planned) {
    return source.pause(planned);
  }

  /**
   * The journey of every record from its source to Pub/Sub.
   *
   * @return the cursor that the next run goes on from
   */
  String sync(String scope, SyncType type, String runId, Counts counts, Lease lease) {
    resumable.remove(scope);
    var told =
        toldBefore.computeIfAbsent(
            scope, any -> new ToldBefore(reviews.planned(), source.tellsItsLatest()));
    boolean review = isReview(scope, type);
    var checkpoints = new Checkpoints(cursors, scope, runId, counts, lease, clock, !review);
    var outbox =
        new Outbox(publish, source.name(), runId, counts, told, news(told, type), checkpoints);
    var fetched = fetch(scope, type, review, outbox);
    var reached = fetched.reached();
    outbox.confirm();
    lease.requireHeld();
    cursors.move(scope, reached.cursor(), fetched.how());
    told.remember(outbox.seen(), reached.repeatsFrom());
    fetched.stored().forEach(told::doubtIfOutrun);
    return reached.cursor();
  }

  /** It reads all anew, as often as it is cut short. */
  private boolean isReview(String scope, SyncType type) {
    return type == SyncType.INCREMENTAL && reviews.due(scope) && cursors.of(scope).isPresent();
  }

  private static Function<Reading, Optional<Reading>> news(ToldBefore told, SyncType type) {
    return switch (type) {
      case FULL -> reading -> Optional.of(told.again(reading));
      case INCREMENTAL -> told::news;
    };
  }

  /**
   * Where a run has come to, and how it did in the end.
   *
   * @param stored what the warehouse held by then, after a full reading
   */
  private record Fetched(Bookmark reached, SyncType how, List<KnownRecord> stored) {}

  private Fetched fetch(String scope, SyncType type, boolean review, Outbox outbox) {
    return switch (type) {
      case FULL -> everything(scope, outbox);
      case INCREMENTAL ->
          cursors
              .of(scope)
              .filter(cursor -> !review)
              .map(cursor -> changes(scope, cursor, outbox))
              .orElseGet(() -> everything(scope, outbox));
    };
  }

  private Fetched changes(String scope, String cursor, Outbox outbox) {
    Optional<Bookmark> reached = source.changes(scope, cursor, outbox);
    if (reached.isPresent()) {
      rescues.remove(scope);
      return new Fetched(reached.get(), SyncType.INCREMENTAL, List.of());
    }
    refuseToLoop(scope);
    log.warn("{} no longer knows the cursor of {}: reading everything", source.name(), scope);
    return everything(scope, outbox);
  }

  private Fetched everything(String scope, Outbox outbox) {
    var begun = clock.instant();
    Bookmark reached = source.everything(scope, outbox);
    outbox.confirm();
    long gone = 0;
    var stored = known.of(scope);
    for (var record : missing(scope, stored, reached, outbox)) {
      // Above every version that the record can have had, below those of changes yet to come.
      long version = Math.max(reached.asOf(), record.version() + 1);
      outbox.accept(Reading.Gone.of(record.key(), version));
      gone++;
    }
    if (gone > 0) {
      log.info("{} {}: {} records are gone at the source", source.name(), scope, gone);
    }
    reviews.done(scope, begun);
    return new Fetched(reached, SyncType.FULL, stored);
  }

  private List<KnownRecord> missing(
      String scope, List<KnownRecord> stored, Bookmark reached, Outbox outbox) {
    var missing = stored.stream().filter(record -> isMissing(record, outbox.seen())).toList();
    var doubtful =
        missing.stream()
            .filter(record -> record.version() >= reached.asOf())
            .map(KnownRecord::key)
            .toList();
    var there = doubtful.isEmpty() ? Set.<RecordKey>of() : source.stillThere(scope, doubtful);
    return missing.stream().filter(record -> !there.contains(record.key())).toList();
  }

  /** Not told, or told to be gone under a version that does not replace the stored one. */
  private static boolean isMissing(KnownRecord record, ToldRecords seen) {
    var told = seen.get(record.key());
    return told == null || (told.kind() == Kind.GONE && told.version() <= record.version());
  }

  /** A source that refuses the very cursor of a rescue would be read whole at every poll. */
  private void refuseToLoop(String scope) {
    var now = clock.instant();
    var last = rescues.get(scope);
    if (last != null && now.isBefore(last.plus(BETWEEN_RESCUES))) {
      throw new SourceFailure(
          Fault.SOURCE_CURSOR_REFUSED,
          "%s refuses the cursor that it gave for %s after everything was read again."
                  .formatted(source.name(), scope)
              + " It is read whole at most once an hour; request a full run to do so now.");
    }
    rescues.put(scope, now);
  }
}
