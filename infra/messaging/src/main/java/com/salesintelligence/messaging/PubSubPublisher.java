package com.salesintelligence.messaging;

import com.google.cloud.spring.pubsub.core.publisher.PubSubPublisherOperations;
import com.google.protobuf.Message;
import com.salesintelligence.contracts.Topic;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Publishes through Google's client, which sends events together in batches. */
final class PubSubPublisher implements Publisher {

  private final String service;
  private final PubSubPublisherOperations pubsub;
  private final Tracing tracing;

  PubSubPublisher(String service, PubSubPublisherOperations pubsub, Tracing tracing) {
    this.service = service;
    this.pubsub = pubsub;
    this.tracing = tracing;
  }

  @Override
  public CompletableFuture<String> publish(Topic topic, Event<? extends Message> event) {
    Map<String, String> cause = Tracing.traceOf(event.attributes());
    return pubsub.publish(
        topic.id(),
        CloudEvents.toMessage(
            event, service, cause.isEmpty() ? tracing.currentOrNew(topic.id()) : cause));
  }
}
