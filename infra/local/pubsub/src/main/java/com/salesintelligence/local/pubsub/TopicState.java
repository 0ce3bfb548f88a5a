package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.Topic;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A topic that exists, with the subscriptions to it. */
final class TopicState {

  private final List<SubscriptionState> subscriptions = new CopyOnWriteArrayList<>();
  private volatile Topic topic;

  TopicState(Topic topic) {
    this.topic = topic;
  }

  Topic topic() {
    return topic;
  }

  void replace(Topic changed) {
    topic = changed;
  }

  List<SubscriptionState> subscriptions() {
    return subscriptions;
  }
}
