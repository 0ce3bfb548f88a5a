package com.salesintelligence.messaging;

import com.google.cloud.spring.pubsub.core.publisher.PubSubPublisherOperations;
import com.google.pubsub.v1.PubsubMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes messages and confirms them when the test says so. */
final class FakePublishing implements PubSubPublisherOperations {

  record Published(String topic, PubsubMessage message) {}

  final List<Published> published = new CopyOnWriteArrayList<>();
  CompletableFuture<String> confirmation = CompletableFuture.completedFuture("1");

  @Override
  public CompletableFuture<String> publish(String topic, PubsubMessage message) {
    published.add(new Published(topic, message));
    return confirmation;
  }

  @Override
  public <T> CompletableFuture<String> publish(
      String topic, T payload, Map<String, String> headers) {
    throw new UnsupportedOperationException("bytes only");
  }

  @Override
  public <T> CompletableFuture<String> publish(String topic, T payload) {
    throw new UnsupportedOperationException("bytes only");
  }
}
