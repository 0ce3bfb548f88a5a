package com.salesintelligence.local.pubsub;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A topic with all that get its messages. Publishing shares its lock; who joins, leaves, seeks or
 * takes a snapshot has it alone, so that no message falls between.
 */
final class TopicState {

  private final List<SubscriptionState> subscriptions = new CopyOnWriteArrayList<>();
  private final List<Shelf> snapshots = new CopyOnWriteArrayList<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile Topic topic;
  private @Nullable volatile Shelf shelf;

  TopicState(Topic topic) {
    this.topic = topic;
  }

  /** Stands for a topic of the last run that is not there any more. */
  static TopicState deleted() {
    return new TopicState(Topic.newBuilder().setName(ResourceName.DELETED_TOPIC).build());
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

  /** The shelves of the snapshots that were taken of its subscriptions. */
  List<Shelf> snapshots() {
    return snapshots;
  }

  /** All messages, where the topic retains them. */
  Optional<Shelf> shelf() {
    return Optional.ofNullable(shelf);
  }

  void keepOn(@Nullable Shelf retained) {
    shelf = retained;
  }

  /** How long it retains messages; zero if it does not. */
  Duration retention() {
    return Duration.ofSeconds(Durations.toSeconds(topic.getMessageRetentionDuration()));
  }

  void whilePublishing(Runnable work) {
    lock.readLock().lock();
    try {
      work.run();
    } finally {
      lock.readLock().unlock();
    }
  }

  void alone(Runnable work) {
    lock.writeLock().lock();
    try {
      work.run();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
