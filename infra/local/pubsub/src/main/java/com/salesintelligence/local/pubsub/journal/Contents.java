package com.salesintelligence.local.pubsub.journal;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.util.List;
import java.util.Map;

/**
 * What is left: topology, and the messages that somebody still wants, in order of publishing.
 *
 * @param shelves the owner's name by the shelf's number
 * @param facts everything else that has a name
 */
public record Contents(
    List<Topic> topics,
    Map<Integer, Subscription> subscriptions,
    Map<Integer, String> shelves,
    Map<String, ByteString> facts,
    List<Routed> messages) {

  public Contents {
    topics = List.copyOf(topics);
    subscriptions = Map.copyOf(subscriptions);
    shelves = Map.copyOf(shelves);
    facts = Map.copyOf(facts);
    messages = List.copyOf(messages);
  }

  static Contents empty() {
    return new Contents(List.of(), Map.of(), Map.of(), Map.of(), List.of());
  }
}
