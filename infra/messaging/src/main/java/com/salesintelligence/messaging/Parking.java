package com.salesintelligence.messaging;

import com.google.cloud.spring.pubsub.core.publisher.PubSubPublisherOperations;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Subscription;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Publishes a subscription's dead letters: the original with the reason in attributes. */
final class Parking {

  private final String deadLetterTopic;
  private final String serviceVersion;
  private final PubSubPublisherOperations pubsub;

  Parking(Subscription subscription, String serviceVersion, PubSubPublisherOperations pubsub) {
    this.deadLetterTopic = subscription.deadLetterId();
    this.serviceVersion = serviceVersion;
    this.pubsub = pubsub;
  }

  CompletableFuture<String> park(Incoming original, Problem problem) {
    return publish(
        letter(original.data(), original.attributes(), problem)
            .putAllAttributes(DeadLetterAttributes.of(original))
            .setOrderingKey(original.orderingKey()));
  }

  CompletableFuture<String> park(
      ByteString payload, Map<String, String> attributes, Problem problem) {
    return publish(letter(payload, attributes, problem));
  }

  private PubsubMessage.Builder letter(
      ByteString payload, Map<String, String> attributes, Problem problem) {
    return PubsubMessage.newBuilder()
        .setData(payload)
        .putAllAttributes(attributes)
        .putAllAttributes(DeadLetterAttributes.of(problem, serviceVersion));
  }

  private CompletableFuture<String> publish(PubsubMessage.Builder letter) {
    return pubsub.publish(deadLetterTopic, letter.build());
  }
}
