package com.salesintelligence.ingest.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a request that is too old, or that was taken before. What it remembers ends with the
 * process and with the window: a request beyond it is too old.
 */
public final class SeenBefore {

  private final Duration window;
  private final InstantSource clock;
  private final Map<String, Instant> taken = new LinkedHashMap<>();

  /**
   * @param window how far the time of a request may lie from ours
   */
  public SeenBefore(Duration window, InstantSource clock) {
    this.window = window;
    this.clock = clock;
  }

  public boolean outside(Instant sentAt) {
    return Duration.between(sentAt, clock.instant()).abs().compareTo(window) > 0;
  }

  /**
   * @param proof only the source can make it, and no two requests have the same
   * @return false when it was taken before
   */
  public synchronized boolean enter(String proof) {
    var now = clock.instant();
    // One from the future may come until two windows have passed.
    taken.values().removeIf(at -> at.plus(window.multipliedBy(2)).isBefore(now));
    return taken.putIfAbsent(proof, now) == null;
  }

  /** It was not taken after all. */
  public synchronized void forget(String proof) {
    taken.remove(proof);
  }
}
