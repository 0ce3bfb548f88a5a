package com.salesintelligence.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code dead_letters}. */
@SuppressWarnings("ArrayRecordComponent") // BYTES comes as an array
record StoredDeadLetter(
    String deadLetterId,
    String subscription,
    String topic,
    String service,
    @Nullable String messageId,
    @Nullable String eventId,
    @Nullable String eventType,
    byte @Nullable [] payload,
    List<StoredAttribute> attributes,
    @Nullable String orderingKey,
    @Nullable String errorCode,
    @Nullable String errorCategory,
    @Nullable String errorMessage,
    @Nullable String fingerprint,
    @Nullable String serviceVersion,
    @Nullable Long deliveryAttempt,
    Instant publishedAt,
    Instant parkedAt,
    String status) {

  record StoredAttribute(String key, String value) {}

  boolean isOpen() {
    return status.equals(DeadLetterRows.OPEN);
  }
}
