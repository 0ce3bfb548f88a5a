package com.salesintelligence.messaging;

import com.salesintelligence.contracts.Subscription;
import org.springframework.context.SmartLifecycle;

/**
 * First the topology, then the drains, and only then (in a later phase of Spring) the bindings; at
 * the end in reverse.
 */
final class MessagingLifecycle implements SmartLifecycle {

  /** Before the output bindings of Spring Cloud Stream, at {@code Integer.MIN_VALUE + 1000}. */
  private static final int PHASE = Integer.MIN_VALUE + 500;

  private final Subscribers subscribers;
  private final Topology topology;
  private final Drains drains;
  private volatile boolean running;

  MessagingLifecycle(Subscribers subscribers, Topology topology, Drains drains) {
    this.subscribers = subscribers;
    this.topology = topology;
    this.drains = drains;
  }

  @Override
  public void start() {
    topology.provisionTopics();
    subscribers.consumed().forEach(topology::provision);
    subscribers.parking().forEach(this::drain);
    running = true;
  }

  /** Also for a subscription that was not registered before its first dead letter. */
  void drain(Subscription subscription) {
    topology.provisionDeadLetters(subscription);
    drains.start(subscription);
  }

  @Override
  public void stop() {
    drains.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
