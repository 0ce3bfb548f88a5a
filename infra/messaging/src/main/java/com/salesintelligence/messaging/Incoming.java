package com.salesintelligence.messaging;

import com.google.cloud.pubsub.v1.Subscriber;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A message as Pub/Sub delivered it.
 *
 * @param attributes without those that Google's client adds on arrival
 * @param attempt which delivery this is; 0 when Pub/Sub does not count
 */
record Incoming(
    ByteString data,
    Map<String, String> attributes,
    String orderingKey,
    String messageId,
    Instant publishedAt,
    int attempt) {

  private static final String CLIENT_PREFIX = "googclient_";

  Incoming {
    attributes = Map.copyOf(attributes);
  }

  static Incoming of(PubsubMessage message) {
    Map<String, String> attributes = new HashMap<>(message.getAttributesMap());
    attributes.keySet().removeIf(key -> key.startsWith(CLIENT_PREFIX));
    Integer attempt = Subscriber.getDeliveryAttempt(message);
    return new Incoming(
        message.getData(),
        attributes,
        message.getOrderingKey(),
        message.getMessageId(),
        Instant.ofEpochSecond(
            message.getPublishTime().getSeconds(), message.getPublishTime().getNanos()),
        attempt == null ? 0 : attempt);
  }

  PubsubMessage toMessage() {
    return PubsubMessage.newBuilder()
        .setData(data)
        .putAllAttributes(attributes)
        .setOrderingKey(orderingKey)
        .setMessageId(messageId)
        .setPublishTime(
            Timestamp.newBuilder()
                .setSeconds(publishedAt.getEpochSecond())
                .setNanos(publishedAt.getNano()))
        .build();
  }
}
