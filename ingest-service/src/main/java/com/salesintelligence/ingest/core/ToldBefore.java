package com.salesintelligence.ingest.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What earlier runs told of one scope and the next run will read again, because runs overlap: an
 * idle poll publishes nothing. Sources count in seconds: a record that says something new under the
 * version that was told before gets the version after that.
 */
final class ToldBefore {

  /** Versions that lie between two that a source can tell apart: microseconds in a millisecond. */
  private static final int ROOM = 1_000;

  /** What was told last of a record. */
  record Told(long version, int fingerprint) {

    static Told of(Reading reading) {
      return new Told(reading.version(), reading.fingerprint());
    }
  }

  private volatile Map<RecordKey, Told> records = Map.of();

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
    boolean sameTime = told.version() - reading.version() < ROOM;
    return Optional.of(sameTime ? reading.at(told.version() + 1) : reading);
  }

  /** The reading as it is to be published once more, whether it was told before or not. */
  Reading again(Reading reading) {
    return news(reading).orElse(reading);
  }

  /** Remembers what a run has confirmed, as far as it can come again; forgets all else. */
  void remember(Map<RecordKey, Told> confirmed, long repeatsFrom) {
    var repeatable = new ConcurrentHashMap<RecordKey, Told>();
    keep(records, repeatsFrom, repeatable);
    keep(confirmed, repeatsFrom, repeatable);
    records = repeatable;
  }

  private static void keep(
      Map<RecordKey, Told> from, long repeatsFrom, Map<RecordKey, Told> repeatable) {
    from.forEach(
        (key, told) -> {
          if (told.version() >= repeatsFrom) {
            repeatable.merge(key, told, (a, b) -> a.version() > b.version() ? a : b);
          }
        });
  }
}
