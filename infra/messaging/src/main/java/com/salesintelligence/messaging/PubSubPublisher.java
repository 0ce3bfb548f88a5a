package com.salesintelligence.messaging;

import com.google.cloud.spring.pubsub.core.publisher.PubSubPublisherOperations;
import com.google.protobuf.Message;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Publishes through Google's client, which sends messages together; under load a message of a
 * batched topic holds several events.
 */
final class PubSubPublisher implements Publisher, AutoCloseable {

  private final String service;
  private final PubSubPublisherOperations pubsub;
  private final Tracing tracing;
  private final Map<Topic, Gathering> gatherings;

  /**
   * @param linger how long an event of a batched topic waits for others
   */
  PubSubPublisher(
      String service, PubSubPublisherOperations pubsub, Tracing tracing, Duration linger) {
    this.service = service;
    this.pubsub = pubsub;
    this.tracing = tracing;
    this.gatherings =
        Arrays.stream(Topic.values())
            .filter(Topic::isBatched)
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    topic -> new Gathering(events -> send(topic, events), linger)));
  }

  @Override
  public CompletableFuture<String> publish(Topic topic, Event<? extends Message> event) {
    Map<String, String> cause = Tracing.traceOf(event.attributes());
    var outgoing =
        new Outgoing(event, cause.isEmpty() ? tracing.current() : cause, new CompletableFuture<>());
    Gathering gathering = gatherings.get(topic);
    if (gathering == null) {
      send(topic, List.of(outgoing));
    } else {
      gathering.add(outgoing);
    }
    return outgoing.confirmed();
  }

  private void send(Topic topic, List<Outgoing> events) {
    confirmed(topic, events)
        .whenComplete((id, failure) -> events.forEach(event -> event.settle(id, failure)));
  }

  private CompletableFuture<String> confirmed(Topic topic, List<Outgoing> events) {
    try {
      return pubsub.publish(topic.id(), message(topic, events));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** A message is in the trace of its first event; events without any begin one together. */
  private PubsubMessage message(Topic topic, List<Outgoing> events) {
    boolean traced = events.stream().noneMatch(event -> event.trace().isEmpty());
    Map<String, String> trace = traced ? events.getFirst().trace() : tracing.begin(topic.id());
    return events.size() == 1
        ? CloudEvents.toMessage(events.getFirst().event(), service, trace)
        : EventBatch.toMessage(events, service, trace);
  }

  @Override
  public void close() {
    gatherings.values().forEach(Gathering::close);
  }
}
