package com.salesintelligence.ingest.core;

import java.util.Locale;
import java.util.Optional;

/** How much of a source a run reads. */
public enum SyncType {
  /** Everything, and what is gone since. */
  FULL,
  /** What changed since the cursor. */
  INCREMENTAL;

  /** As requests and tables write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SyncType> of(String text) {
    for (var type : values()) {
      if (type.text().equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
