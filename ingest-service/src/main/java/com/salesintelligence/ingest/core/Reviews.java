package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decides when an incremental run reads everything, because its source tells not all of its changes
 * by increments. A large source is reviewed less often, so that it is not read whole all the time.
 */
final class Reviews {

  /** A review is followed by a rest of so many times the length that reviews have. */
  private static final int SHARE = 3;

  /** One that takes more than so many times as long as the one before was held up by failures. */
  private static final int GROWTH = 2;

  private final Optional<Duration> pause;
  private final InstantSource clock;
  private final Map<String, Instant> due = new ConcurrentHashMap<>();
  private final Map<String, Duration> lengths = new ConcurrentHashMap<>();

  Reviews(Plan plan, InstantSource clock) {
    this.pause = Optional.ofNullable(plan.review());
    this.clock = clock;
  }

  boolean planned() {
    return pause.isPresent();
  }

  /** After a start first of all. */
  boolean due(String scope) {
    return planned() && !clock.instant().isBefore(due.getOrDefault(scope, Instant.MIN));
  }

  /** Nothing is remembered of it. */
  void begin(String scope) {
    due.remove(scope);
  }

  /** Everything was read since then, for whatever reason. */
  void done(String scope, Instant begun) {
    var now = clock.instant();
    pause.ifPresent(
        planned -> {
          var before = lengths.getOrDefault(scope, planned).multipliedBy(GROWTH);
          var length = shorter(Duration.between(begun, now), before);
          lengths.put(scope, length);
          var rest = length.multipliedBy(SHARE);
          due.put(scope, now.plus(rest.compareTo(planned) > 0 ? rest : planned));
        });
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
