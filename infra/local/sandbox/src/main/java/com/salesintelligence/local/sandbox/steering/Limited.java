package com.salesintelligence.local.sandbox.steering;

import java.util.Map;
import java.util.Optional;

/** Something whose limits {@code POST /sandbox/limits} sets. */
public interface Limited {
  /** False when it has no limit of this name. */
  boolean set(String name, long value);

  Map<String, Long> all();

  /** Ends what it let in for a time; answers what that was, or nothing. */
  default Optional<String> expire() {
    return Optional.empty();
  }
}
