package com.salesintelligence.local.pubsub;

import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.Routed;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Takes messages in: gives them ids, remembers them, then hands them to the subscriptions. */
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
  List<String> publish(TopicState topic, List<PubsubMessage> messages) {
    List<String> ids = new ArrayList<>(messages.size());
    List<Routed> routed = new ArrayList<>(messages.size());
    Map<SubscriptionState, List<StoredMessage>> deliveries = new HashMap<>();
    Timestamp now = timestamp(clock.instant());
    for (PubsubMessage message : messages) {
      StoredMessage stored = stored(message, now);
      ids.add(stored.message().getMessageId());
      List<Integer> wantedBy = new ArrayList<>();
      for (SubscriptionState subscription : topic.subscriptions()) {
        if (subscription.filter().matches(message.getAttributesMap())) {
          wantedBy.add(subscription.backlog().number());
          deliveries.computeIfAbsent(subscription, s -> new ArrayList<>()).add(stored);
        }
      }
      if (!wantedBy.isEmpty()) {
        routed.add(new Routed(stored, wantedBy));
      }
    }
    if (!routed.isEmpty()) {
      journal.publish(routed);
    }
    deliveries.forEach((subscription, stored) -> subscription.backlog().add(stored));
    return ids;
  }

  private StoredMessage stored(PubsubMessage message, Timestamp now) {
    long id = lastId.incrementAndGet();
    return new StoredMessage(
        id, message.toBuilder().setMessageId(Long.toString(id)).setPublishTime(now).build());
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano() / 1_000_000 * 1_000_000)
        .build();
  }
}
