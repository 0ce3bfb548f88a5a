package com.salesintelligence.local.pubsub.journal;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Applies entries one after the other and knows what is left at the end. */
final class Replay {

  private record Wanted(PubsubMessage message, Set<Integer> by) {}

  private final Map<String, Topic> topics = new TreeMap<>();
  private final Map<Integer, Subscription> subscriptions = new TreeMap<>();
  private final Map<Long, Wanted> messages = new LinkedHashMap<>();

  void apply(Entry entry) {
    switch (entry) {
      case Entry.TopicSaved saved -> topics.put(saved.topic().getName(), saved.topic());
      case Entry.TopicDeleted deleted -> topics.remove(deleted.name());
      case Entry.SubscriptionSaved saved -> subscriptions.put(saved.number(), saved.subscription());
      case Entry.SubscriptionDeleted deleted -> subscriptions.remove(deleted.number());
      case Entry.Published published ->
          messages.put(
              Long.parseLong(published.message().getMessageId()),
              new Wanted(published.message(), new HashSet<>(published.subscriptions())));
      case Entry.Acknowledged acknowledged ->
          acknowledged.ids().forEach(id -> acknowledge(id, acknowledged.subscription()));
    }
  }

  private void acknowledge(long id, int subscription) {
    Wanted wanted = messages.get(id);
    if (wanted != null && wanted.by().remove(subscription) && wanted.by().isEmpty()) {
      messages.remove(id);
    }
  }

  Contents contents() {
    List<Routed> left = new ArrayList<>();
    messages.forEach(
        (id, wanted) -> {
          wanted.by().retainAll(subscriptions.keySet());
          if (!wanted.by().isEmpty()) {
            left.add(new Routed(new StoredMessage(id, wanted.message()), List.copyOf(wanted.by())));
          }
        });
    return new Contents(List.copyOf(topics.values()), subscriptions, left);
  }
}
