package com.salesintelligence.messaging;

import com.google.cloud.spring.pubsub.support.BasicAcknowledgeablePubsubMessage;
import com.google.pubsub.v1.ProjectSubscriptionName;
import com.google.pubsub.v1.PubsubMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A delivery that remembers how it was answered. */
final class FakePubSubMessage implements BasicAcknowledgeablePubsubMessage {

  final List<String> answers = new ArrayList<>();
  private final String subscription;
  private final PubsubMessage message;

  FakePubSubMessage(String subscription, PubsubMessage message) {
    this.subscription = subscription;
    this.message = message;
  }

  @Override
  public ProjectSubscriptionName getProjectSubscriptionName() {
    return ProjectSubscriptionName.of("demo-project", subscription);
  }

  @Override
  public PubsubMessage getPubsubMessage() {
    return message;
  }

  @Override
  public CompletableFuture<Void> ack() {
    answers.add("ack");
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> nack() {
    answers.add("nack");
    return CompletableFuture.completedFuture(null);
  }
}
