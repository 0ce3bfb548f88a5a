package com.salesintelligence.web.deadletters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A dead letter with its payload. */
record Letter(
    String deadLetterId,
    @Nullable String subscription,
    @Nullable String topic,
    @Nullable String service,
    @Nullable String messageId,
    @Nullable String eventId,
    @Nullable String eventType,
    byte @Nullable [] payload,
    @Nullable String errorCode,
    @Nullable String errorCategory,
    @Nullable String errorMessage,
    @Nullable String fingerprint,
    @Nullable String serviceVersion,
    @Nullable Long deliveryAttempt,
    @Nullable Instant publishedAt,
    @Nullable Instant parkedAt,
    @Nullable String status,
    @Nullable Instant replayedAt,
    @Nullable String replayedBy,
    @Nullable String replayReason,
    @Nullable String replayedAs) {

  public boolean open() {
    return "open".equals(status);
  }

  public String event() {
    return Category.shortName(eventType);
  }

  public String whose() {
    return Category.words(errorCategory);
  }

  public PayloadPreview preview() {
    return PayloadPreview.of(payload == null ? new byte[0] : payload);
  }
}
