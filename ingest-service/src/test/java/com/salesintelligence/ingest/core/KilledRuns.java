package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.KnownRecords.KnownRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Runs of one scope by processes that are killed: each begins with nothing but the cursors, the
 * positions and the table that the ones before have stored.
 */
public final class KilledRuns {

  private static final Duration BETWEEN_LOOKS_AT_THE_CLOCK = Duration.ofSeconds(6);

  private final Supplier<Source> source;
  private final String scope;
  private final FakeCursors cursors = new FakeCursors();
  private final Map<RecordKey, Reading> table = new ConcurrentHashMap<>();
  private int processes;
  private int published;

  /** What no code of ours catches. */
  private static final class Killed extends Error {

    private static final long serialVersionUID = 1L;
  }

  /**
   * @param source is asked for by each process
   */
  public KilledRuns(Supplier<Source> source, String scope) {
    this.source = source;
    this.scope = scope;
  }

  /**
   * @param publishes the process dies when it publishes the next record
   * @return false when it died
   */
  public boolean run(SyncType type, int publishes) {
    published = 0;
    var connector =
        new Connector(source.get(), cursors, s -> known(), new Plan(Duration.ofHours(1), "-"));
    var syncing =
        new Syncing(
            connector, (name, run, reading) -> publish(reading, publishes), hasteningClock());
    try {
      syncing.under(scope, Lease.alone());
      syncing.sync(scope, type, "run-" + ++processes, new Counts(), Lease.alone());
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  /** Every look at it finds that a position is to be stored again. */
  private static InstantSource hasteningClock() {
    var looks = new AtomicLong();
    var begin = Instant.parse("2026-11-20T06:00:00Z");
    return () -> begin.plus(BETWEEN_LOOKS_AT_THE_CLOCK.multipliedBy(looks.incrementAndGet()));
  }

  private synchronized CompletableFuture<Void> publish(Reading reading, int publishes) {
    if (published >= publishes) {
      throw new Killed();
    }
    published++;
    table.merge(reading.key(), reading, (a, b) -> b.version() >= a.version() ? b : a);
    return CompletableFuture.completedFuture(null);
  }

  /** How many records the last process has published. */
  public int published() {
    return published;
  }

  /** Where the next process goes on. */
  public Optional<String> position() {
    return cursors.cutShort(scope).map(Cursors.FullRun::position);
  }

  /** What the table says of the records that live. */
  public Map<String, Body> living() {
    var living = new TreeMap<String, Body>();
    table.forEach(
        (key, reading) -> {
          if (reading instanceof Reading.Present present) {
            living.put(key.externalId(), present.body());
          }
        });
    return living;
  }

  private List<KnownRecord> known() {
    return table.values().stream()
        .filter(reading -> !(reading instanceof Reading.Gone))
        .map(reading -> new KnownRecord(reading.key(), reading.version()))
        .toList();
  }
}
