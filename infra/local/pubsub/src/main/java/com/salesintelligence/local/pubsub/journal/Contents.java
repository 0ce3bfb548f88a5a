package com.salesintelligence.local.pubsub.journal;

import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.util.List;
import java.util.Map;

/** Topology and the messages that were not acknowledged everywhere, in order of publishing. */
public record Contents(
    List<Topic> topics, Map<Integer, Subscription> subscriptions, List<Routed> messages) {

  public Contents {
    topics = List.copyOf(topics);
    subscriptions = Map.copyOf(subscriptions);
    messages = List.copyOf(messages);
  }

  static Contents empty() {
    return new Contents(List.of(), Map.of(), List.of());
  }
}
