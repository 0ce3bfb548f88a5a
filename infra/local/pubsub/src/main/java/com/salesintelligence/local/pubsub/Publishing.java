package com.salesintelligence.local.pubsub;

import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.Routed;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import com.salesintelligence.local.pubsub.wire.Incoming;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Takes messages in: gives them ids, remembers them, then hands them to all that want them. */
final class Publishing {

  private final Journal journal;
  private final InstantSource clock;
  private final AtomicLong lastId;

  Publishing(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
    // Ids of a later run never meet those of an earlier one.
    this.lastId = new AtomicLong(clock.millis() << 20);
  }

  /**
   * @return the ids, once the journal has the messages
   */
  List<String> publish(TopicState topic, List<Incoming> messages) {
    List<StoredMessage> stored = stored(messages);
    topic.whilePublishing(() -> handOver(topic, messages, stored));
    return stored.stream().map(message -> Long.toString(message.id())).toList();
  }

  private List<StoredMessage> stored(List<Incoming> messages) {
    long millis = clock.millis();
    byte[] time =
        PubsubMessage.newBuilder()
            .setPublishTime(Timestamps.fromMillis(millis))
            .build()
            .toByteArray();
    long id = lastId.getAndAdd(messages.size());
    List<StoredMessage> stored = new ArrayList<>(messages.size());
    for (Incoming message : messages) {
      stored.add(StoredMessage.published(++id, millis, time, message));
    }
    return stored;
  }

  private void handOver(TopicState topic, List<Incoming> messages, List<StoredMessage> stored) {
    Map<SubscriptionState, List<StoredMessage>> chosen = new HashMap<>();
    List<SubscriptionState> choosy = new ArrayList<>();
    List<Integer> everything = new ArrayList<>();
    topic.shelf().ifPresent(shelf -> everything.add(shelf.number()));
    topic.snapshots().forEach(shelf -> everything.add(shelf.number()));
    for (SubscriptionState subscription : topic.subscriptions()) {
      if (subscription.filter().matchesAll()) {
        addNumbers(subscription, everything);
        chosen.put(subscription, stored);
      } else {
        choosy.add(subscription);
      }
    }
    List<Integer> all = List.copyOf(everything);
    List<Routed> routed = new ArrayList<>(stored.size());
    for (int i = 0; i < stored.size(); i++) {
      StoredMessage message = stored.get(i);
      List<Integer> wantedBy =
          choosy.isEmpty() ? all : choose(messages.get(i), message, all, choosy, chosen);
      if (!wantedBy.isEmpty()) {
        routed.add(new Routed(message, wantedBy));
      }
    }
    journal.publish(routed);
    topic.shelf().ifPresent(shelf -> shelf.add(stored));
    topic.snapshots().forEach(shelf -> shelf.add(stored));
    chosen.forEach(SubscriptionState::add);
  }

  private static List<Integer> choose(
      Incoming incoming,
      StoredMessage stored,
      List<Integer> all,
      List<SubscriptionState> choosy,
      Map<SubscriptionState, List<StoredMessage>> chosen) {
    Map<String, String> attributes = incoming.message().getAttributesMap();
    List<Integer> wantedBy = new ArrayList<>(all);
    for (SubscriptionState subscription : choosy) {
      if (subscription.filter().matches(attributes)) {
        addNumbers(subscription, wantedBy);
        chosen.computeIfAbsent(subscription, s -> new ArrayList<>()).add(stored);
      }
    }
    return wantedBy;
  }

  private static void addNumbers(SubscriptionState subscription, List<Integer> numbers) {
    numbers.add(subscription.backlog().number());
    subscription.shelf().ifPresent(shelf -> numbers.add(shelf.number()));
  }
}
