package com.salesintelligence.messaging;

import com.google.cloud.spring.pubsub.support.BasicAcknowledgeablePubsubMessage;
import com.google.cloud.spring.pubsub.support.GcpPubSubHeaders;
import io.micrometer.tracing.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/**
 * The one place that touches acknowledgements, and the one that catches whatever a handler throws:
 * handle each event of a message, then acknowledge it, having parked what is bad, or give it back.
 */
final class Subscriber implements Consumer<Message<byte[]>> {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

  private final String subscription;
  private final Inbound inbound;
  private final Parking parking;
  private final Tracing tracing;
  private final Counts counts;

  Subscriber(
      String subscription, Inbound inbound, Parking parking, Tracing tracing, Counts counts) {
    this.subscription = subscription;
    this.inbound = inbound;
    this.parking = parking;
    this.tracing = tracing;
    this.counts = counts;
  }

  @Override
  public void accept(Message<byte[]> message) {
    receive(
        GcpPubSubHeaders.getOriginalMessage(message)
            .orElseThrow(() -> new IllegalStateException("Bind this consumer to Pub/Sub only")));
  }

  void receive(BasicAcknowledgeablePubsubMessage message) {
    String from = message.getProjectSubscriptionName().getSubscription();
    if (!from.equals(subscription)) {
      throw new IllegalStateException(
          "Built for subscription %s, but bound to %s: correct destination or group of its binding"
              .formatted(subscription, from));
    }
    Incoming original = Incoming.of(message.getPubsubMessage());
    Span span = tracing.continueFrom(original.attributes(), subscription);
    var _ =
        handle(original, span)
            .thenCompose(judged -> settle(judged, message))
            .whenComplete((done, failure) -> end(span, failure, message));
  }

  /** An event of the message, and what is to become of it. */
  private record Judged(Incoming event, Verdict verdict) {}

  private CompletableFuture<List<Judged>> handle(Incoming message, Span span) {
    List<Incoming> events = EventBatch.open(message);
    counts.received(events.size());
    Map<String, String> trace = tracing.attributesOf(span);
    var judged = new ArrayList<CompletableFuture<Judged>>(events.size());
    try (var scope = tracing.within(span)) {
      for (Incoming event : events) {
        judged.add(
            handle(event, Tracing.traceOf(event, message, trace))
                .handle((delivery, failure) -> judge(delivery, failure, event)));
      }
    }
    return CompletableFuture.allOf(judged.toArray(CompletableFuture[]::new))
        .thenApply(all -> judged.stream().map(CompletableFuture::resultNow).toList());
  }

  private CompletableFuture<Delivery> handle(Incoming event, Map<String, String> trace) {
    try {
      return inbound.on(event, trace);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Judged judge(@Nullable Delivery delivery, @Nullable Throwable failure, Incoming event) {
    return new Judged(
        event,
        delivery != null
            ? Verdict.of(delivery)
            : inbound.onFailure(
                failure != null ? failure : new IllegalStateException("No delivery and no failure"),
                event));
  }

  /** When one event is to come again, all of its message do: what is bad is parked after that. */
  private CompletableFuture<?> settle(
      List<Judged> judged, BasicAcknowledgeablePubsubMessage message) {
    Optional<Judged> again =
        judged.stream().filter(one -> one.verdict() instanceof Verdict.Redeliver).findFirst();
    if (again.isPresent()) {
      return giveBack(again.get(), judged.size(), message);
    }
    CompletableFuture<?>[] parked =
        judged.stream().flatMap(one -> park(one).stream()).toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(parked)
        .thenCompose(
            done -> {
              counts.stored(judged.size() - parked.length);
              return message.ack();
            });
  }

  private CompletableFuture<?> giveBack(
      Judged first, int events, BasicAcknowledgeablePubsubMessage message) {
    counts.redelivered(events);
    LOG.warn(
        "{}: message {} failed at attempt {} and will come again: {}",
        subscription,
        first.event().messageId(),
        first.event().attempt(),
        first.verdict().cause());
    return message.nack();
  }

  private Optional<CompletableFuture<?>> park(Judged judged) {
    return judged.verdict() instanceof Verdict.Park(Problem problem)
        ? Optional.of(
            parking.park(judged.event(), problem).thenAccept(id -> parked(judged.event(), problem)))
        : Optional.empty();
  }

  private void parked(Incoming event, Problem problem) {
    counts.parked(problem.error());
    LOG.warn(
        "{}: message {} is a dead letter: {} ({})",
        subscription,
        event.messageId(),
        problem.error().name(),
        problem.cause());
  }

  private void end(
      Span span, @Nullable Throwable failure, BasicAcknowledgeablePubsubMessage message) {
    if (failure != null) {
      span.error(failure);
      LOG.warn(
          "{}: message {} could not be settled and will come again: {}",
          subscription,
          message.getPubsubMessage().getMessageId(),
          Problem.unwrap(failure).toString());
      var _ = message.nack();
    }
    span.end();
  }
}
