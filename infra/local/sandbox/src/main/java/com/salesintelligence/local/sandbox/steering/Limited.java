package com.salesintelligence.local.sandbox.steering;

import java.util.Map;

/** Something whose limits {@code POST /sandbox/limits} sets. */
public interface Limited {
  /** False when it has no limit of this name. */
  boolean set(String name, long value);

  Map<String, Long> all();
}
