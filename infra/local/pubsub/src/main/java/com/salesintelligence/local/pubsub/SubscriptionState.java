package com.salesintelligence.local.pubsub;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.Subscription;
import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.filter.Filter;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import com.salesintelligence.local.pubsub.push.PushSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A subscription that exists, with its messages. */
final class SubscriptionState {

  private final TopicState topic;
  private final Filter filter;
  private final Backlog backlog;
  private volatile Subscription subscription;
  private @Nullable volatile Shelf shelf;
  private @Nullable PushSession push;
  private volatile long usedMillis;

  SubscriptionState(
      Subscription subscription, TopicState topic, Filter filter, Backlog backlog, long nowMillis) {
    this.subscription = subscription;
    this.topic = topic;
    this.filter = filter;
    this.backlog = backlog;
    this.usedMillis = nowMillis;
  }

  Subscription subscription() {
    return subscription;
  }

  /** As clients see it: with what its topic retains at the moment. */
  Subscription shown() {
    Subscription stored = subscription;
    return topic.retention().isZero() || !stored.getTopic().equals(topic.topic().getName())
        ? stored
        : stored.toBuilder()
            .setTopicMessageRetentionDuration(topic.topic().getMessageRetentionDuration())
            .build();
  }

  void replace(Subscription changed) {
    subscription = changed;
  }

  /** Its topic, also after that was deleted. */
  TopicState topic() {
    return topic;
  }

  Filter filter() {
    return filter;
  }

  boolean wants(StoredMessage message) {
    return filter.matchesAll() || filter.matches(message.message().getAttributesMap());
  }

  Backlog backlog() {
    return backlog;
  }

  /** All messages, where it retains acknowledged ones. */
  Optional<Shelf> shelf() {
    return Optional.ofNullable(shelf);
  }

  void keepOn(@Nullable Shelf retained) {
    shelf = retained;
  }

  Way way() {
    return Way.of(subscription);
  }

  /** Pushes from now on with this session, or not at all. */
  void pushBy(@Nullable PushSession session) {
    PushSession old = push;
    if (old != null) {
      old.stop();
    }
    push = session;
  }

  void add(List<StoredMessage> messages) {
    shelf().ifPresent(kept -> kept.add(messages));
    backlog.add(messages);
  }

  /** How long it holds messages that nobody acknowledges. */
  Duration retention() {
    var own = Duration.ofSeconds(Durations.toSeconds(subscription.getMessageRetentionDuration()));
    return own.compareTo(topic.retention()) < 0 ? topic.retention() : own;
  }

  /** Somebody pulls, acknowledges or pushes. */
  void used(long nowMillis) {
    usedMillis = nowMillis;
  }

  boolean isIdleSince(long millis) {
    return usedMillis < millis && !backlog.hasReceivers();
  }
}
