package com.salesintelligence.resolve.core;

import java.time.Instant;

/** Microseconds since the epoch: the warehouse's time and the unit of versions. */
public final class Micros {

  private Micros() {}

  public static long of(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000);
  }
}
