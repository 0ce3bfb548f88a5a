package com.salesintelligence.local.pubsub;

import com.google.pubsub.v1.Subscription;
import com.salesintelligence.local.pubsub.delivery.Backlog;
import com.salesintelligence.local.pubsub.filter.Filter;

/** A subscription that exists, with its messages. */
final class SubscriptionState {

  private final Filter filter;
  private final Backlog backlog;
  private volatile Subscription subscription;

  SubscriptionState(Subscription subscription, Filter filter, Backlog backlog) {
    this.subscription = subscription;
    this.filter = filter;
    this.backlog = backlog;
  }

  Subscription subscription() {
    return subscription;
  }

  void replace(Subscription changed) {
    subscription = changed;
  }

  Filter filter() {
    return filter;
  }

  Backlog backlog() {
    return backlog;
  }
}
