package com.salesintelligence.local.pubsub.journal;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.salesintelligence.local.pubsub.journal.StoredMessage.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Applies entries one after the other and knows what is left at the end; messages stay on disk. */
final class Replay {

  private record Wanted(StoredMessage message, Set<Integer> by) {}

  private final Map<String, Topic> topics = new TreeMap<>();
  private final Map<Integer, Subscription> subscriptions = new TreeMap<>();
  private final Map<Long, Wanted> messages = new LinkedHashMap<>();

  void apply(Entry entry, Segment segment, long end) {
    switch (entry) {
      case Entry.TopicSaved saved -> topics.put(saved.topic().getName(), saved.topic());
      case Entry.TopicDeleted deleted -> topics.remove(deleted.name());
      case Entry.SubscriptionSaved saved -> subscriptions.put(saved.number(), saved.subscription());
      case Entry.SubscriptionDeleted deleted -> subscriptions.remove(deleted.number());
      case Entry.Published published -> {
        StoredMessage stored = stored(published.message(), segment, end);
        messages.put(stored.id(), new Wanted(stored, new HashSet<>(published.subscriptions())));
      }
      case Entry.Acknowledged acknowledged ->
          acknowledged.ids().forEach(id -> acknowledge(id, acknowledged.subscription()));
    }
  }

  private static StoredMessage stored(PubsubMessage message, Segment segment, long end) {
    int bytes = message.getSerializedSize();
    return new StoredMessage(
        Long.parseLong(message.getMessageId()),
        bytes,
        message.getOrderingKey(),
        new Place(segment, end - bytes));
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
            left.add(new Routed(wanted.message(), List.copyOf(wanted.by())));
          }
        });
    return new Contents(List.copyOf(topics.values()), subscriptions, left);
  }
}
