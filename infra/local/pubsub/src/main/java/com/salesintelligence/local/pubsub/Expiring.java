package com.salesintelligence.local.pubsub;

import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.Subscription;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.InstantSource;

/** Lets go what is too old: messages, snapshots, and subscriptions that nobody uses. */
final class Expiring {

  private final Topics topics;
  private final Subscriptions subscriptions;
  private final Snapshots snapshots;
  private final InstantSource clock;

  Expiring(Topics topics, Subscriptions subscriptions, Snapshots snapshots, InstantSource clock) {
    this.topics = topics;
    this.subscriptions = subscriptions;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  void run() {
    long now = clock.millis();
    for (TopicState topic : topics.all()) {
      long oldest = now - topic.retention().toMillis();
      topic.alone(() -> topic.shelf().ifPresent(shelf -> shelf.dropOlderThan(oldest)));
    }
    for (SubscriptionState subscription : subscriptions.all()) {
      if (hasExpired(subscription, now)) {
        delete(subscription.subscription().getName());
      } else {
        forgetOld(subscription, now);
      }
    }
    snapshots.deleteExpired(now);
  }

  private static void forgetOld(SubscriptionState subscription, long now) {
    long oldest = now - subscription.retention().toMillis();
    subscription
        .topic()
        .alone(
            () -> {
              subscription.shelf().ifPresent(shelf -> shelf.dropOlderThan(oldest));
              subscription.backlog().forgetOlderThan(oldest);
            });
  }

  private static boolean hasExpired(SubscriptionState state, long now) {
    Subscription subscription = state.subscription();
    return subscription.getExpirationPolicy().hasTtl()
        && state.isIdleSince(now - Durations.toMillis(subscription.getExpirationPolicy().getTtl()));
  }

  private void delete(String subscription) {
    try {
      subscriptions.delete(subscription);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
    }
  }
}
