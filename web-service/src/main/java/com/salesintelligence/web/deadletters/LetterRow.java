package com.salesintelligence.web.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dead letter in a list. */
record LetterRow(
    String deadLetterId,
    @Nullable String eventType,
    @Nullable String eventId,
    @Nullable String service,
    @Nullable String subscription,
    @Nullable String errorCode,
    @Nullable String errorCategory,
    @Nullable String errorMessage,
    @Nullable Long deliveryAttempt,
    @Nullable Instant parkedAt,
    @Nullable String status,
    @Nullable Instant replayedAt,
    @Nullable String replayedBy,
    @Nullable String replayReason,
    long total) {

  public boolean open() {
    return "open".equals(status);
  }

  public String event() {
    return Category.shortName(eventType);
  }
}
