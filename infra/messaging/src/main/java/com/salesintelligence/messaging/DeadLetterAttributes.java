package com.salesintelligence.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The attributes that a dead letter carries besides its original ones. */
final class DeadLetterAttributes {

  private static final String PREFIX = "parked-";
  private static final String CODE = PREFIX + "error-code";
  private static final String CATEGORY = PREFIX + "error-category";
  private static final String MESSAGE = PREFIX + "error-message";
  private static final String FINGERPRINT = PREFIX + "fingerprint";
  private static final String VERSION = PREFIX + "service-version";
  private static final String ATTEMPT = PREFIX + "delivery-attempt";
  private static final String MESSAGE_ID = PREFIX + "message-id";
  private static final String PUBLISHED_AT = PREFIX + "published-at";
  private static final String BY_PUBSUB = "CloudPubSubDeadLetterSource";
  private static final int MAX_VALUE_BYTES = 1024;

  private final Map<String, String> attributes;

  DeadLetterAttributes(Map<String, String> attributes) {
    this.attributes = attributes;
  }

  static Map<String, String> of(Problem problem, String serviceVersion) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put(CODE, problem.error().name());
    attributes.put(CATEGORY, problem.error().category().name());
    attributes.put(MESSAGE, cut(problem.message()));
    attributes.put(FINGERPRINT, problem.fingerprint());
    attributes.put(VERSION, serviceVersion);
    return attributes;
  }

  static Map<String, String> of(Incoming original) {
    return Map.of(
        ATTEMPT, String.valueOf(original.attempt()),
        MESSAGE_ID, original.messageId(),
        PUBLISHED_AT, original.publishedAt().toString());
  }

  Map<String, String> original() {
    Map<String, String> original = new HashMap<>(attributes);
    original.keySet().removeIf(key -> key.startsWith(PREFIX) || key.startsWith(BY_PUBSUB));
    return original;
  }

  /** Empty when Pub/Sub itself gave the message up. */
  Optional<String> code() {
    return Optional.ofNullable(attributes.get(CODE));
  }

  String category() {
    return attributes.getOrDefault(CATEGORY, ErrorCategory.INTERNAL.name());
  }

  String message() {
    return attributes.getOrDefault(MESSAGE, "");
  }

  String fingerprint() {
    return attributes.getOrDefault(FINGERPRINT, "");
  }

  Optional<String> serviceVersion() {
    return Optional.ofNullable(attributes.get(VERSION));
  }

  Optional<String> messageId() {
    return Optional.ofNullable(attributes.get(MESSAGE_ID));
  }

  int attempt() {
    String attempt = attributes.getOrDefault(ATTEMPT, attributes.get(BY_PUBSUB + "DeliveryCount"));
    return attempt != null && attempt.matches("\\d{1,6}") ? Integer.parseInt(attempt) : 0;
  }

  Optional<Instant> publishedAt() {
    return Optional.ofNullable(
            attributes.getOrDefault(PUBLISHED_AT, attributes.get(BY_PUBSUB + "TopicPublishTime")))
        .flatMap(Times::parse);
  }

  /** Pub/Sub takes 1024 bytes. */
  private static String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_VALUE_BYTES) {
      return text;
    }
    int end = MAX_VALUE_BYTES - 3;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8) + "…";
  }
}
