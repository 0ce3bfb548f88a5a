package com.salesintelligence.ingest.resilience;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long a source asks to be left alone, in the header that HTTP has for it. */
public final class RetryAfter {

  private RetryAfter() {}

  /** Null when the header is missing or holds no whole seconds. */
  public static @Nullable Duration seconds(@Nullable String header) {
    return header != null && header.strip().matches("\\d{1,9}")
        ? Duration.ofSeconds(Long.parseLong(header.strip()))
        : null;
  }
}
