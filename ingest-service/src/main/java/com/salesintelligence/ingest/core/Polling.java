package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one source at a steady pace. A scope that fails is left alone for longer each time and
 * holds none of the others up.
 */
public final class Polling {

  private static final Logger log = LoggerFactory.getLogger(Polling.class);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);
  private static final Duration SHORTEST_BACK_OFF = Duration.ofSeconds(5);
  private static final int PAUSES = 4;
  private static final Duration LONGEST_WAIT_ASKED_FOR = Duration.ofHours(1);

  private final Runs runs;
  private final Duration every;
  private final InstantSource clock;
  private final Map<String, Turn> turns = new LinkedHashMap<>();

  public Polling(Runs runs, Duration every, InstantSource clock) {
    this.runs = runs;
    this.every = every;
    this.clock = clock;
    runs.scopes().forEach(scope -> turns.put(scope, new Turn(0, Instant.MIN)));
  }

  /** When a scope is read again, and how often it has failed since it last went well. */
  private record Turn(int failures, Instant due) {}

  /** Polls what is due and tells when the next poll is. */
  public Instant poll() {
    var now = clock.instant();
    var due =
        turns.entrySet().stream()
            .filter(turn -> !turn.getValue().due().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    var failures = pollNow(due);
    var end = clock.instant();
    due.forEach(scope -> turns.compute(scope, (s, turn) -> next(turn, failures.get(s), end)));
    return turns.values().stream().map(Turn::due).min(Instant::compareTo).orElse(end.plus(every));
  }

  private Map<String, SourceFailure> pollNow(Collection<String> due) {
    try {
      return runs.poll(due);
    } catch (SourceFailure failure) {
      log.warn("poll of {} could not begin: {}", runs.source(), failure.getMessage());
      var all = new HashMap<String, SourceFailure>();
      due.forEach(scope -> all.put(scope, failure));
      return all;
    }
  }

  private Turn next(@Nullable Turn turn, @Nullable SourceFailure failure, Instant end) {
    if (failure == null) {
      return new Turn(0, end.plus(runs.betweenPolls(every)));
    }
    int failures = turn == null ? 1 : turn.failures() + 1;
    return new Turn(failures, end.plus(wait(failures, failure)));
  }

  private Duration wait(int failures, SourceFailure failure) {
    var backOff = shorter(Duration.ofSeconds(1L << Math.min(failures, 10)), longest());
    var asked = failure.retryAfter().orElse(Duration.ZERO);
    return longer(backOff, shorter(asked, LONGEST_WAIT_ASKED_FOR));
  }

  /** What is polled often comes back soon. */
  private Duration longest() {
    return shorter(LONGEST_BACK_OFF, longer(every.multipliedBy(PAUSES), SHORTEST_BACK_OFF));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
