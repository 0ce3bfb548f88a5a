package com.salesintelligence.local.pubsub;

import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;

/** Durations in requests. */
final class Lengths {

  private Lengths() {}

  /** Rejects what is no duration or not between these, in seconds. */
  static void check(String field, Duration value, long least, long most) {
    if (!Durations.isValid(value)) {
      throw Rejections.invalid("Invalid %s: it is not a duration.".formatted(field));
    }
    if (Durations.toNanos(Durations.fromSeconds(least)) > nanos(value)
        || nanos(value) > Durations.toNanos(Durations.fromSeconds(most))) {
      throw Rejections.invalid(
          "Invalid %s: %s; it must be %d to %d seconds."
              .formatted(field, Durations.toString(value), least, most));
    }
  }

  /** At most what a long holds, which is 292 years. */
  private static long nanos(Duration value) {
    return Math.abs(value.getSeconds()) > 9_000_000_000L
        ? Long.signum(value.getSeconds()) * Long.MAX_VALUE
        : Durations.toNanos(value);
  }
}
