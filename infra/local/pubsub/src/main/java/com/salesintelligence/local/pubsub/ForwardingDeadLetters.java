package com.salesintelligence.local.pubsub;

import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.local.pubsub.delivery.DeadLettering;
import com.salesintelligence.local.pubsub.delivery.DeliverySettings;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import com.salesintelligence.local.pubsub.wire.Incoming;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Publishes messages that were delivered too often on the dead-letter topic, as Pub/Sub marks them.
 */
final class ForwardingDeadLetters implements DeadLettering {

  private static final String PREFIX = "CloudPubSubDeadLetterSource";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

  private final Topics topics;
  private final Publishing publishing;

  ForwardingDeadLetters(Topics topics, Publishing publishing) {
    this.topics = topics;
    this.publishing = publishing;
  }

  @Override
  public boolean forward(DeliverySettings from, StoredMessage stored, int attempts) {
    var topic =
        topics
            .find(from.deadLetterTopic())
            .filter(t -> !Transforms.areActive(t.topic().getMessageTransformsList()));
    topic.ifPresent(
        t ->
            publishing.publish(
                t, List.of(Incoming.of(deadLetter(from, stored.message(), attempts)))));
    return topic.isPresent();
  }

  private static PubsubMessage deadLetter(
      DeliverySettings from, PubsubMessage message, int attempts) {
    ResourceName source = ResourceName.subscription(from.subscription());
    return message.toBuilder()
        .putAttributes(PREFIX + "DeliveryCount", String.valueOf(attempts))
        .putAttributes(PREFIX + "Subscription", source.id())
        .putAttributes(PREFIX + "SubscriptionProject", source.project())
        .putAttributes(PREFIX + "TopicPublishTime", time(message.getPublishTime()))
        .build();
  }

  private static String time(Timestamp timestamp) {
    return TIME.format(Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos()));
  }
}
