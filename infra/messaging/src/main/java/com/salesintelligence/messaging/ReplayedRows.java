package com.salesintelligence.messaging;

import com.google.protobuf.ByteString;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.tables.Attribute;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The row of a dead letter after its replay: all that was known, and who sent it again and why. */
final class ReplayedRows {

  private static final String REPLAYED = "replayed";

  private ReplayedRows() {}

  static DeadLetterRow of(
      StoredDeadLetter letter, ReplayRequested request, String messageId, Instant now) {
    var row = DeadLetterRow.newBuilder();
    set(row::setDeadLetterId, letter.deadLetterId());
    set(row::setSubscription, letter.subscription());
    set(row::setTopic, letter.topic());
    set(row::setService, letter.service());
    set(row::setMessageId, letter.messageId());
    set(row::setEventId, letter.eventId());
    set(row::setEventType, letter.eventType());
    set(row::setPayload, payload(letter));
    letter.attributes().forEach(a -> row.addAttributes(attribute(a)));
    set(row::setOrderingKey, letter.orderingKey());
    set(row::setErrorCode, letter.errorCode());
    set(row::setErrorCategory, letter.errorCategory());
    set(row::setErrorMessage, letter.errorMessage());
    set(row::setFingerprint, letter.fingerprint());
    set(row::setServiceVersion, letter.serviceVersion());
    set(row::setDeliveryAttempt, letter.deliveryAttempt());
    row.setPublishedAt(Times.micros(letter.publishedAt()));
    row.setParkedAt(Times.micros(letter.parkedAt()));
    return row.setStatus(REPLAYED)
        .setReplayedAt(Times.micros(now))
        .setReplayedBy(request.getRequestedBy())
        .setReplayReason(request.getReason())
        .setReplayedAs(messageId)
        .build();
  }

  static ByteString payload(StoredDeadLetter letter) {
    byte[] payload = letter.payload();
    return payload == null ? ByteString.EMPTY : ByteString.copyFrom(payload);
  }

  private static Attribute attribute(StoredDeadLetter.StoredAttribute attribute) {
    return Attribute.newBuilder().setKey(attribute.key()).setValue(attribute.value()).build();
  }

  private static <V> void set(Consumer<V> setter, @Nullable V value) {
    if (value != null) {
      setter.accept(value);
    }
  }
}
