package com.salesintelligence.local.pubsub.journal;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.salesintelligence.local.pubsub.journal.StoredMessage.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Applies entries one after the other and knows what is left at the end; messages stay on disk. */
final class Replay {

  private record Kept(StoredMessage message, Set<Integer> by) {}

  private final Map<String, Topic> topics = new TreeMap<>();
  private final Map<Integer, Subscription> subscriptions = new TreeMap<>();
  private final Map<Integer, String> shelves = new TreeMap<>();
  private final Map<String, ByteString> facts = new TreeMap<>();
  private final Map<Long, Kept> messages = new LinkedHashMap<>();

  void apply(Entry entry, Segment segment, long end) throws IOException {
    switch (entry) {
      case Entry.TopicSaved saved -> topics.put(saved.topic().getName(), saved.topic());
      case Entry.TopicDeleted deleted -> topics.remove(deleted.name());
      case Entry.SubscriptionSaved saved -> subscriptions.put(saved.number(), saved.subscription());
      case Entry.SubscriptionDeleted deleted -> subscriptions.remove(deleted.number());
      case Entry.ShelfSaved saved -> shelves.put(saved.number(), saved.owner());
      case Entry.ShelfDeleted deleted -> shelves.remove(deleted.number());
      case Entry.FactSaved saved -> facts.put(saved.name(), saved.value());
      case Entry.FactDeleted deleted -> facts.remove(deleted.name());
      case Entry.Published published -> {
        StoredMessage stored = stored(published.message(), segment, end);
        messages.put(stored.id(), new Kept(stored, new HashSet<>(published.consumers())));
      }
      case Entry.Wanted wanted -> wanted.ids().forEach(id -> want(id, wanted.consumer()));
      case Entry.Acknowledged acknowledged ->
          acknowledged.ids().forEach(id -> acknowledge(id, acknowledged.consumer()));
    }
  }

  private static StoredMessage stored(byte[] message, Segment segment, long end)
      throws IOException {
    return StoredMessage.at(
        new Place(segment, end - message.length), message.length, PubsubMessage.parseFrom(message));
  }

  private void want(long id, int consumer) {
    Kept kept = messages.get(id);
    if (kept != null) {
      kept.by().add(consumer);
    }
  }

  private void acknowledge(long id, int consumer) {
    Kept kept = messages.get(id);
    if (kept != null && kept.by().remove(consumer) && kept.by().isEmpty()) {
      messages.remove(id);
    }
  }

  Contents contents() {
    Set<Integer> consumers = new HashSet<>(subscriptions.keySet());
    consumers.addAll(shelves.keySet());
    List<Routed> left = new ArrayList<>();
    messages.forEach(
        (id, kept) -> {
          kept.by().retainAll(consumers);
          if (!kept.by().isEmpty()) {
            left.add(new Routed(kept.message(), List.copyOf(kept.by())));
          }
        });
    return new Contents(List.copyOf(topics.values()), subscriptions, shelves, facts, left);
  }
}
