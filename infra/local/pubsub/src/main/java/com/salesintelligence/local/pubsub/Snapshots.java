package com.salesintelligence.local.pubsub;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.Snapshot;
import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The snapshots, by name: what a subscription had not acknowledged, and all that its topic got
 * since.
 */
final class Snapshots {

  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Set<String> CHANGEABLE = Set.of("labels", "expire_time");

  private record Taken(Snapshot snapshot, TopicState topic, Shelf shelf) {}

  private final ConcurrentNavigableMap<String, Taken> byName = new ConcurrentSkipListMap<>();
  private final Facts<Snapshot> facts;
  private final Consumers consumers;
  private final InstantSource clock;

  Snapshots(Journal journal, Consumers consumers, Topics topics, InstantSource clock) {
    this.facts = new Facts<>(journal, "snapshot", Snapshot.parser());
    this.consumers = consumers;
    this.clock = clock;
    facts.left().values().forEach(snapshot -> restore(snapshot, topics));
  }

  private void restore(Snapshot snapshot, Topics topics) {
    consumers
        .oldShelf(snapshot.getName())
        .ifPresent(
            shelf ->
                keep(
                    new Taken(
                        snapshot,
                        topics.find(snapshot.getTopic()).orElseGet(TopicState::deleted),
                        shelf)));
  }

  private void keep(Taken taken) {
    taken.topic().snapshots().add(taken.shelf());
    byName.put(taken.snapshot().getName(), taken);
  }

  synchronized Snapshot create(CreateSnapshotRequest request, SubscriptionState subscription) {
    String name =
        request.getName().isEmpty()
            ? ResourceName.subscription(request.getSubscription()).project("snapshots")
                + "snapshot-"
                + UUID.randomUUID()
            : ResourceName.snapshot(request.getName());
    Labels.check(request.getLabelsMap());
    TopicRules.refuse(request.getTagsCount() > 0, "tags");
    if (byName.containsKey(name)) {
      throw Rejections.alreadyExists(name);
    }
    Quota.SNAPSHOTS.requireRoom(byName, name);
    if (subscription.subscription().getDetached()) {
      throw Rejections.detached(request.getSubscription());
    }
    subscription.topic().alone(() -> take(name, request.getLabelsMap(), subscription));
    return get(name);
  }

  private void take(String name, Map<String, String> labels, SubscriptionState subscription) {
    List<StoredMessage> messages = subscription.backlog().unacknowledged();
    Snapshot snapshot =
        Snapshot.newBuilder()
            .setName(name)
            .setTopic(subscription.subscription().getTopic())
            .setExpireTime(Timestamps.fromMillis(expireMillis(messages)))
            .putAllLabels(labels)
            .build();
    Shelf shelf = consumers.newShelf(name);
    shelf.share(messages);
    facts.save(name, snapshot);
    keep(new Taken(snapshot, subscription.topic(), shelf));
  }

  private long expireMillis(List<StoredMessage> messages) {
    long now = clock.millis();
    long oldest = messages.isEmpty() ? now : messages.getFirst().publishMillis();
    long expires = oldest + LONGEST.toMillis();
    if (expires - now < SHORTEST.toMillis()) {
      throw Rejections.failedPrecondition(
          "The snapshot would expire within one hour: the subscription's oldest message is too"
              + " old.");
    }
    return expires;
  }

  synchronized Snapshot update(Snapshot changes, FieldMask mask) {
    Taken taken = find(changes.getName());
    Snapshot changed = UpdateMask.apply(mask, CHANGEABLE, changes, taken.snapshot());
    Labels.check(changed.getLabelsMap());
    long latest = clock.millis() + LONGEST.toMillis();
    if (!Timestamps.isValid(changed.getExpireTime())
        || Timestamps.toMillis(changed.getExpireTime()) > latest
        || Timestamps.toMillis(changed.getExpireTime()) < clock.millis()) {
      throw Rejections.invalid("expire_time must be within the next 7 days.");
    }
    facts.save(changed.getName(), changed);
    byName.put(changed.getName(), new Taken(changed, taken.topic(), taken.shelf()));
    return changed;
  }

  synchronized void delete(String name) {
    Taken taken = find(name);
    facts.delete(name);
    byName.remove(name);
    taken
        .topic()
        .alone(
            () -> {
              taken.topic().snapshots().remove(taken.shelf());
              taken.shelf().delete();
            });
  }

  Snapshot get(String name) {
    return find(name).snapshot();
  }

  /** Its messages, for a subscription to the same topic. */
  List<StoredMessage> messages(String name, SubscriptionState subscription) {
    Taken taken = find(name);
    if (taken.topic() != subscription.topic()) {
      throw Rejections.failedPrecondition(
          ("The subscription's topic %s is different from that of the snapshot %s; they must match"
                  + " in order for Seek to work.")
              .formatted(subscription.subscription().getTopic(), taken.snapshot().getTopic()));
    }
    return taken.shelf().all();
  }

  private Taken find(String name) {
    Taken taken = byName.get(ResourceName.snapshot(name));
    if (taken == null) {
      throw Rejections.notFound(name);
    }
    return taken;
  }

  List<Snapshot> in(String project) {
    String prefix = ResourceName.prefix(project, "snapshots");
    return byName.values().stream()
        .map(Taken::snapshot)
        .filter(snapshot -> snapshot.getName().startsWith(prefix))
        .toList();
  }

  List<String> of(TopicState topic) {
    return byName.values().stream()
        .filter(taken -> taken.topic() == topic)
        .map(taken -> taken.snapshot().getName())
        .toList();
  }

  synchronized void deleteExpired(long nowMillis) {
    for (Taken taken : byName.values()) {
      if (Timestamps.toMillis(taken.snapshot().getExpireTime()) <= nowMillis) {
        delete(taken.snapshot().getName());
      }
    }
  }
}
