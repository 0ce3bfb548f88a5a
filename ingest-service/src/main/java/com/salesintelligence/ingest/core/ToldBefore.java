package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.KnownRecords.KnownRecord;
import java.util.Optional;

/**
 * What earlier runs told of one scope and the next run will read again, because runs overlap: an
 * idle poll publishes nothing. A record that says something new under the version that was told
 * before gets the version after that; under an older one, too, where the latest reading counts.
 */
final class ToldBefore {

  /** What a reading said: that the record is there, that it is not, or nothing to understand. */
  enum Kind {
    PRESENT,
    GONE,
    UNREADABLE
  }

  /** What was told last of a record. */
  record Told(long version, int fingerprint, Kind kind) {

    static Told of(Reading reading) {
      var kind =
          switch (reading) {
            case Reading.Present present -> Kind.PRESENT;
            case Reading.Gone gone -> Kind.GONE;
            case Reading.Unreadable unreadable -> Kind.UNREADABLE;
          };
      return new Told(reading.version(), reading.fingerprint(), kind);
    }

    /** Of records that were told before a run was cut short. */
    static final Told EARLIER = new Told(Long.MIN_VALUE, 0, Kind.PRESENT);

    boolean readable() {
      return kind != Kind.UNREADABLE;
    }

    boolean isOutrunBy(long stored) {
      return kind == Kind.PRESENT && version < stored && !equals(EARLIER);
    }

    Told doubted(long stored) {
      return new Told(stored, ~fingerprint, kind);
    }
  }

  /** Versions that lie between two that a source can tell apart: microseconds in a millisecond. */
  private static final int ROOM = 1_000;

  private final boolean all;
  private final boolean latestCounts;
  private volatile ToldRecords records = new ToldRecords();

  /**
   * @param all remember every record, not only those that the next run may read again
   * @param latestCounts whether a reading of an older version is news
   */
  ToldBefore(boolean all, boolean latestCounts) {
    this.all = all;
    this.latestCounts = latestCounts;
  }

  boolean remembersAll() {
    return all;
  }

  /**
   * @return the reading as it is to be published; empty when it was told before
   */
  Optional<Reading> news(Reading reading) {
    var told = records.get(reading.key());
    if (told == null || told.version() < reading.version()) {
      return Optional.of(reading);
    }
    if (told.fingerprint() == reading.fingerprint()) {
      return Optional.empty();
    }
    boolean next = told.readable() && (latestCounts || told.version() - reading.version() < ROOM);
    return Optional.of(next ? reading.at(told.version() + 1) : reading);
  }

  /** The reading as it is to be published once more, whether it was told before or not. */
  Reading again(Reading reading) {
    return news(reading).orElse(reading);
  }

  /**
   * The reading at this version or a later one, and above what was told of the record before,
   * unless that was the same.
   */
  Reading atLeast(Reading reading, long version) {
    var told = records.get(reading.key());
    long lowest = Math.max(reading.version(), version);
    if (told == null) {
      return reading.at(lowest);
    }
    if (told.fingerprint() == reading.fingerprint()) {
      return reading.at(Math.max(reading.version(), told.version()));
    }
    return reading.at(told.readable() ? Math.max(lowest, told.version() + 1) : lowest);
  }

  /**
   * What somebody else has stored under a later version, as a webhook does, may not be what was
   * told: the next reading of it is news.
   */
  void doubtIfOutrun(KnownRecord stored) {
    var told = records.get(stored.key());
    if (told != null && told.isOutrunBy(stored.version())) {
      records.put(stored.key(), told.doubted(stored.version()));
    }
  }

  /**
   * Remembers what a run has confirmed, as far as it can come again; forgets all else if it may.
   */
  void remember(ToldRecords confirmed, long repeatsFrom) {
    var repeatable = new ToldRecords();
    repeatable.addAll(records, all ? Long.MIN_VALUE : repeatsFrom);
    repeatable.addAll(confirmed, all ? Long.MIN_VALUE : repeatsFrom);
    records = repeatable;
  }
}
