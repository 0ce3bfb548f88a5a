package com.salesintelligence.web.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dead letters with the same cause. */
record GroupRow(
    @Nullable String fingerprint,
    @Nullable String service,
    @Nullable String subscription,
    @Nullable String errorCode,
    @Nullable String errorCategory,
    @Nullable String errorMessage,
    @Nullable String eventType,
    long letters,
    long openLetters,
    long replayedLetters,
    @Nullable Instant oldestAt,
    @Nullable Instant newestAt,
    @Nullable Instant replayedAt) {

  public String key() {
    return "group-" + Integer.toHexString((fingerprint + service + errorCode).hashCode());
  }

  public String version() {
    return letters + "/" + openLetters;
  }

  /** Who can mend it, in words. */
  public String whose() {
    return Category.words(errorCategory);
  }

  public String event() {
    return Category.shortName(eventType);
  }
}
