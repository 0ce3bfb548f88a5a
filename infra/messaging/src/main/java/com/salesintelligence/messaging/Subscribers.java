package com.salesintelligence.messaging;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.Subscription;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a service's subscribers, and knows its subscriptions: they are provisioned and their dead
 * letters drained before the first message arrives.
 */
public final class Subscribers {

  /** Makes the subscriber of a subscription. */
  interface Assembly {
    Subscriber assemble(Subscription subscription, Map<String, Route<?>> routes);
  }

  private final String service;
  private final Assembly assembly;
  private final Map<String, Subscription> consumed = new ConcurrentSkipListMap<>();
  private final Map<String, Subscription> parkedOnly = new ConcurrentSkipListMap<>();

  Subscribers(String service, Assembly assembly) {
    this.service = service;
    this.assembly = assembly;
  }

  /** Begins the subscriber that the binding of this subscription's topic is given as a bean. */
  public Builder of(Subscription subscription) {
    requireOwn(subscription);
    if (consumed.putIfAbsent(subscription.id(), subscription) != null) {
      throw new IllegalStateException("Two subscribers for " + subscription.id());
    }
    return new Builder(subscription);
  }

  /**
   * Drains dead letters that this service parks although it does not subscribe: records that a
   * poller cannot read.
   */
  public void parksFor(Subscription subscription) {
    requireOwn(subscription);
    parkedOnly.put(subscription.id(), subscription);
  }

  private void requireOwn(Subscription subscription) {
    if (!subscription.service().equals(service)) {
      throw new IllegalArgumentException(
          "%s is a subscription of %s, but messaging.service is %s"
              .formatted(subscription.id(), subscription.service(), service));
    }
  }

  List<Subscription> consumed() {
    return List.copyOf(consumed.values());
  }

  @Nullable Subscription consumed(String id) {
    return consumed.get(id);
  }

  /** All whose dead letters are this service's to drain. */
  Set<Subscription> parking() {
    Set<Subscription> all = new LinkedHashSet<>(consumed.values());
    all.addAll(parkedOnly.values());
    return all;
  }

  /** Collects the handlers of one subscription. */
  public final class Builder {

    private final Subscription subscription;
    private final Map<String, Route<?>> routes = new LinkedHashMap<>();

    private Builder(Subscription subscription) {
      this.subscription = subscription;
    }

    /** Events of the type of {@code instance} go to this handler. */
    public <T extends Message> Builder on(T instance, Handler<T> handler) {
      Route<T> route = Route.of(instance, handler);
      if (routes.putIfAbsent(route.type(), route) != null) {
        throw new IllegalStateException(
            "Two handlers for %s on %s".formatted(route.type(), subscription.id()));
      }
      return this;
    }

    public Consumer<org.springframework.messaging.Message<byte[]>> build() {
      if (routes.isEmpty()) {
        throw new IllegalStateException("No handler on " + subscription.id());
      }
      return assembly.assemble(subscription, routes);
    }
  }
}
