package com.salesintelligence.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What happened to the events of one subscription, as counters. */
final class Counts {

  private final MeterRegistry registry;
  private final Tags tags;
  private final Counter received;
  private final Counter stored;
  private final Counter redelivered;

  Counts(MeterRegistry registry, String service, String subscription) {
    this.registry = registry;
    this.tags = Tags.of("service", service, "subscription", subscription);
    this.received = registry.counter("messaging.received", tags);
    this.stored = registry.counter("messaging.stored", tags);
    this.redelivered = registry.counter("messaging.redelivered", tags);
  }

  void received(int events) {
    received.increment(events);
  }

  void stored(int events) {
    stored.increment(events);
  }

  void redelivered(int events) {
    redelivered.increment(events);
  }

  void parked(ErrorCode error) {
    registry
        .counter(
            "messaging.parked", tags.and("code", error.name(), "category", error.category().name()))
        .increment();
  }
}
