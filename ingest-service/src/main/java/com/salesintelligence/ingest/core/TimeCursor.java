package com.salesintelligence.ingest.core;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A cursor that is a time, written as microseconds since 1970. */
public final class TimeCursor {

  private TimeCursor() {}

  /**
   * @return empty when it is none, or lies in the future, so that all would be passed over which
   *     comes until then: only a full reading helps
   */
  public static Optional<Instant> read(String cursor, Instant latest) {
    return cursor.matches("\\d{1,18}")
        ? Optional.of(Instant.EPOCH.plus(Long.parseLong(cursor), ChronoUnit.MICROS))
            .filter(time -> !time.isAfter(latest))
        : Optional.empty();
  }
}
