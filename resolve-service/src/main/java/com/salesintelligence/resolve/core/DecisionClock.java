package com.salesintelligence.resolve.core;

import java.time.InstantSource;

/** Versions of decisions: the time in µs, yet always later than every version before it. */
final class DecisionClock {

  private final InstantSource time;
  private long last;

  DecisionClock(InstantSource time) {
    this.time = time;
  }

  long next() {
    last = Math.max(last + 1, Micros.of(time.instant()));
    return last;
  }

  void passed(long version) {
    last = Math.max(last, version);
  }
}
