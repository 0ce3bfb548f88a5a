package com.salesintelligence.local.pubsub;

import com.salesintelligence.local.pubsub.wire.Incoming;
import com.salesintelligence.local.pubsub.wire.Publish;
import io.grpc.StatusRuntimeException;
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

  static void check(Publish request) {
    if (request.malformed()) {
      throw Rejections.invalid("The request is not a PublishRequest.");
    }
    if (request.messages().isEmpty()) {
      throw Rejections.invalid("The value for message_count is too small: publish 1 or more.");
    }
    if (request.messages().size() > MAX_MESSAGES) {
      throw tooLarge("message_count", request.messages().size(), MAX_MESSAGES);
    }
    if (request.bytes() > MAX_BYTES) {
      throw tooLarge("request_size", request.bytes(), MAX_BYTES);
    }
    request.messages().forEach(MessageRules::check);
  }

  private static StatusRuntimeException tooLarge(String what, int value, int maximum) {
    return Rejections.invalid(
        "The value for %s is too large. You passed %d in the request, but the maximum value is %d."
            .formatted(what, value, maximum));
  }

  private static void check(Incoming message) {
    if (message.isEmpty()) {
      throw Rejections.invalid(
          "Some messages in the publish request are empty: each needs data or an attribute.");
    }
    if (message.attributes() > MAX_ATTRIBUTES) {
      throw Rejections.invalid("A message has more than 100 attributes.");
    }
    if (message.hasEmptyKey() || message.longestKey() > MAX_KEY || message.hasReservedKey()) {
      throw Rejections.invalid(
          "The key of an attribute is empty, longer than 256 bytes or begins with goog.");
    }
    if (message.longestValue() > MAX_VALUE) {
      throw Rejections.invalid("The value of an attribute is longer than 1024 bytes.");
    }
    if (bytes(message.orderingKey()) > MAX_ORDERING_KEY) {
      throw Rejections.invalid("An ordering key is longer than 1024 bytes.");
    }
  }

  private static int bytes(String text) {
    return text.length() * 3 <= MAX_ORDERING_KEY
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
