package com.salesintelligence.messaging;

import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.tables.Attribute;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * From dead letters to rows of the table. The same message of the same subscription always makes
 * the same row, so that storing it twice is harmless.
 */
final class DeadLetterRows {

  static final String OPEN = "open";

  private final Subscription subscription;
  private final String serviceVersion;

  DeadLetterRows(Subscription subscription, String serviceVersion) {
    this.subscription = subscription;
    this.serviceVersion = serviceVersion;
  }

  DeadLetterRow from(Incoming letter) {
    DeadLetterAttributes attributes = new DeadLetterAttributes(letter.attributes());
    Map<String, String> original = attributes.original();
    String messageId = attributes.messageId().orElse(letter.messageId());
    Instant publishedAt = attributes.publishedAt().orElse(letter.publishedAt());
    var row =
        DeadLetterRow.newBuilder()
            .setDeadLetterId(Fingerprint.hash(subscription.id(), messageId).substring(0, 32))
            .setSubscription(subscription.id())
            .setTopic(subscription.topic().id())
            .setService(subscription.service())
            .setMessageId(messageId)
            .setPayload(letter.data())
            .addAllAttributes(toRows(original))
            .setOrderingKey(letter.orderingKey())
            .setServiceVersion(attributes.serviceVersion().orElse(serviceVersion))
            .setDeliveryAttempt(attributes.attempt())
            .setPublishedAt(Times.micros(publishedAt))
            .setParkedAt(Times.micros(letter.publishedAt()))
            .setStatus(OPEN);
    if (original.containsKey(CloudEvents.ID)) {
      row.setEventId(original.get(CloudEvents.ID));
    }
    if (original.containsKey(CloudEvents.TYPE)) {
      row.setEventType(original.get(CloudEvents.TYPE));
    }
    return withProblem(row, attributes).build();
  }

  private static DeadLetterRow.Builder withProblem(
      DeadLetterRow.Builder row, DeadLetterAttributes attributes) {
    if (attributes.code().isPresent()) {
      return row.setErrorCode(attributes.code().get())
          .setErrorCategory(attributes.category())
          .setErrorMessage(attributes.message())
          .setFingerprint(attributes.fingerprint());
    }
    Problem problem =
        Problem.of(
            MessagingError.DELIVERY_ATTEMPTS_EXHAUSTED,
            "Pub/Sub gave up: the service died or did not answer. See its log of that time.");
    return row.setErrorCode(problem.error().name())
        .setErrorCategory(problem.error().category().name())
        .setErrorMessage(problem.message())
        .setFingerprint(problem.fingerprint());
  }

  private static List<Attribute> toRows(Map<String, String> attributes) {
    return attributes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> Attribute.newBuilder().setKey(e.getKey()).setValue(e.getValue()).build())
        .toList();
  }
}
