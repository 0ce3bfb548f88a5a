package com.salesintelligence.ingest.gmail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Mails of one mailbox that Gmail has told of and then did not give: it may find a mail a while
 * after it has come. One that was deleted meanwhile is told of by the history.
 */
final class Awaited {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final InstantSource clock;
  private final Map<String, Missing> missing = new ConcurrentHashMap<>();

  /**
   * @param cursor the history after it tells of the mail
   */
  private record Missing(long cursor, Instant since) {}

  Awaited(InstantSource clock) {
    this.clock = clock;
  }

  void missed(String id, long cursor) {
    missing.putIfAbsent(id, new Missing(cursor, clock.instant()));
  }

  void over(String id) {
    missing.remove(id);
  }

  /** To be asked for again. */
  List<String> ids() {
    var end = clock.instant().minus(PATIENCE);
    missing.values().removeIf(one -> one.since().isBefore(end));
    return List.copyOf(missing.keySet());
  }

  /** From where the next process finds all of them in the history. */
  long cursor(long reached) {
    return missing.values().stream().mapToLong(Missing::cursor).reduce(reached, Math::min);
  }
}
