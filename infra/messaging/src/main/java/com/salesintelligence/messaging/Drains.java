package com.salesintelligence.messaging;

import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.spring.pubsub.core.subscriber.PubSubSubscriberOperations;
import com.salesintelligence.contracts.Subscription;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running subscribers of the dead-letter topics. */
final class Drains {

  private static final Logger LOG = LoggerFactory.getLogger(Drains.class);
  private static final long STOP_SECONDS = 10;

  private final PubSubSubscriberOperations pubsub;
  private final Function<Subscription, com.salesintelligence.messaging.Subscriber> assembly;
  private final Map<String, Subscriber> running = new ConcurrentHashMap<>();

  Drains(
      PubSubSubscriberOperations pubsub,
      Function<Subscription, com.salesintelligence.messaging.Subscriber> assembly) {
    this.pubsub = pubsub;
    this.assembly = assembly;
  }

  void start(Subscription subscription) {
    running.computeIfAbsent(
        subscription.deadLetterId(),
        id -> pubsub.subscribe(id, assembly.apply(subscription)::receive));
  }

  void stop() {
    running.values().forEach(Subscriber::stopAsync);
    for (Subscriber subscriber : running.values()) {
      try {
        subscriber.awaitTerminated(STOP_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        LOG.warn("{} still runs", subscriber.getSubscriptionNameString());
      }
    }
    running.clear();
  }
}
