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

  /** A review is followed by a rest of so many times its length. */
  private static final int SHARE = 3;

  /** But by no longer one than so many pauses: a review that failures held up was long once. */
  private static final int MOST_PAUSES = 5;

  private final Optional<Duration> pause;
  private final InstantSource clock;
  private final Map<String, Instant> due = new ConcurrentHashMap<>();

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
    var rest = Duration.between(begun, now).multipliedBy(SHARE);
    pause.ifPresent(planned -> due.put(scope, now.plus(within(planned, rest))));
  }

  private static Duration within(Duration planned, Duration rest) {
    var longest = planned.multipliedBy(MOST_PAUSES);
    if (rest.compareTo(longest) > 0) {
      return longest;
    }
    return rest.compareTo(planned) > 0 ? rest : planned;
  }
}
