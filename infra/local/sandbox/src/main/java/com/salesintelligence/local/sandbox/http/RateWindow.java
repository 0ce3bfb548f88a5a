package com.salesintelligence.local.sandbox.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;

/** Lets so many calls pass within a rolling span of time; a limit of a million or more is none. */
public final class RateWindow {
  public static final long NONE = 1_000_000;

  private final InstantSource clock;
  private final long span;
  private final ArrayDeque<Long> passed = new ArrayDeque<>();
  private long limit;

  public RateWindow(InstantSource clock, Duration span, long limit) {
    this.clock = clock;
    this.span = span.toMillis();
    this.limit = limit;
  }

  public synchronized void limit(long calls) {
    limit = calls;
    passed.clear();
  }

  public synchronized long limit() {
    return limit;
  }

  public long spanMillis() {
    return span;
  }

  /** Counts the call; false when it is one too many, which is not counted. */
  public synchronized boolean take() {
    if (limit >= NONE) {
      return true;
    }
    forget();
    if (passed.size() >= limit) {
      return false;
    }
    passed.addLast(clock.millis());
    return true;
  }

  public synchronized long remaining() {
    forget();
    return limit - passed.size();
  }

  /** How long until the next call may pass. */
  public synchronized long waitMillis() {
    forget();
    Long oldest = passed.peekFirst();
    return oldest == null || passed.size() < limit ? 0 : oldest + span - clock.millis();
  }

  private void forget() {
    long until = clock.millis() - span;
    for (Long oldest = passed.peekFirst();
        oldest != null && oldest <= until;
        oldest = passed.peekFirst()) {
      passed.removeFirst();
    }
  }
}
