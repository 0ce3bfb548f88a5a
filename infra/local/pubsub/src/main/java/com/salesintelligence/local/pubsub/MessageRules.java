package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import java.nio.charset.StandardCharsets;

/** Pub/Sub's limits on what is published. */
final class MessageRules {

  private static final int MAX_MESSAGES = 1000;
  private static final int MAX_BYTES = 10_000_000;
  private static final int MAX_ATTRIBUTES = 100;
  private static final int MAX_KEY = 256;
  private static final int MAX_VALUE = 1024;
  private static final int MAX_ORDERING_KEY = 1024;

  private MessageRules() {}

  static void check(PublishRequest request) {
    if (request.getMessagesCount() == 0) {
      throw Rejections.invalid("The value for message_count is too small: publish 1 or more.");
    }
    if (request.getMessagesCount() > MAX_MESSAGES) {
      throw Rejections.invalid("The value for message_count is too large: at most 1000 a request.");
    }
    if (request.getSerializedSize() > MAX_BYTES) {
      throw Rejections.invalid(
          "Request payload size exceeds the limit: 10000000 bytes (it has %d)."
              .formatted(request.getSerializedSize()));
    }
    request.getMessagesList().forEach(MessageRules::check);
  }

  private static void check(PubsubMessage message) {
    if (message.getData().isEmpty() && message.getAttributesCount() == 0) {
      throw Rejections.invalid(
          "Some messages in the publish request are empty: each needs data or" + " an attribute.");
    }
    if (message.getAttributesCount() > MAX_ATTRIBUTES) {
      throw Rejections.invalid("A message has more than 100 attributes.");
    }
    if (bytes(message.getOrderingKey()) > MAX_ORDERING_KEY) {
      throw Rejections.invalid("An ordering key is longer than 1024 bytes.");
    }
    message.getAttributesMap().forEach(MessageRules::check);
  }

  private static void check(String key, String value) {
    if (key.isEmpty() || bytes(key) > MAX_KEY || key.startsWith("goog")) {
      throw Rejections.invalid(
          "The attribute key '%s' is empty, longer than 256 bytes or begins with goog."
              .formatted(key));
    }
    if (bytes(value) > MAX_VALUE) {
      throw Rejections.invalid(
          "The value of the attribute '%s' is longer than 1024 bytes.".formatted(key));
    }
  }

  private static int bytes(String text) {
    return text.length() * 3 < MAX_KEY
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
