package com.salesintelligence.local.pubsub;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.SeekRequest;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sets a subscription back, or forward, to a time or to a snapshot. */
final class Seeking {

  private final Snapshots snapshots;

  Seeking(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  void seek(SeekRequest request, SubscriptionState subscription) {
    if (subscription.subscription().getDetached()) {
      throw Rejections.detached(request.getSubscription());
    }
    switch (request.getTargetCase()) {
      case TIME -> toTime(request.getTime(), subscription);
      case SNAPSHOT -> toSnapshot(request.getSnapshot(), subscription);
      case TARGET_NOT_SET -> throw Rejections.invalid("A seek needs a time or a snapshot.");
    }
  }

  private void toSnapshot(String name, SubscriptionState subscription) {
    subscription
        .topic()
        .alone(
            () ->
                subscription
                    .backlog()
                    .replaceWith(
                        snapshots.messages(name, subscription).stream()
                            .filter(subscription::wants)
                            .toList()));
  }

  private static void toTime(Timestamp time, SubscriptionState subscription) {
    if (!Timestamps.isValid(time)) {
      throw Rejections.invalid("The time to seek to is not a valid timestamp.");
    }
    long millis = Timestamps.toMillis(time) + (time.getNanos() % 1_000_000 == 0 ? 0 : 1);
    subscription.topic().alone(() -> toTime(millis, subscription));
  }

  private static void toTime(long millis, SubscriptionState subscription) {
    Map<Long, StoredMessage> wanted = new TreeMap<>();
    subscription
        .topic()
        .shelf()
        .ifPresent(
            shelf ->
                put(wanted, shelf.since(millis).stream().filter(subscription::wants).toList()));
    subscription.shelf().ifPresent(shelf -> put(wanted, shelf.since(millis)));
    put(
        wanted,
        subscription.backlog().unacknowledged().stream()
            .filter(message -> message.publishMillis() >= millis)
            .toList());
    subscription.backlog().replaceWith(wanted.values());
  }

  private static void put(Map<Long, StoredMessage> wanted, List<StoredMessage> messages) {
    messages.forEach(message -> wanted.put(message.id(), message));
  }
}
