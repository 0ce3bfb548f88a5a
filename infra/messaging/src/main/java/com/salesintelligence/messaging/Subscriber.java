package com.salesintelligence.messaging;

import com.google.cloud.spring.pubsub.support.BasicAcknowledgeablePubsubMessage;
import com.google.cloud.spring.pubsub.support.GcpPubSubHeaders;
import io.micrometer.tracing.Span;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;

/**
 * The one place that touches acknowledgements, and the one that catches whatever a handler throws:
 * handle, then acknowledge, park or give back.
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
    counts.received();
    Incoming original = Incoming.of(message.getPubsubMessage());
    Span span = tracing.continueFrom(original.attributes(), subscription);
    var _ =
        handle(original, span)
            .handle((delivery, failure) -> judge(delivery, failure, original))
            .thenCompose(verdict -> carryOut(verdict, original, message))
            .whenComplete((done, failure) -> end(span, failure, message));
  }

  private CompletableFuture<Delivery> handle(Incoming incoming, Span span) {
    try (var scope = tracing.within(span)) {
      return inbound.on(incoming, tracing.attributesOf(span));
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Verdict judge(
      @Nullable Delivery delivery, @Nullable Throwable failure, Incoming incoming) {
    return delivery != null
        ? Verdict.of(delivery)
        : inbound.onFailure(
            failure != null ? failure : new IllegalStateException("No delivery and no failure"),
            incoming);
  }

  private CompletableFuture<?> carryOut(
      Verdict verdict, Incoming original, BasicAcknowledgeablePubsubMessage message) {
    return switch (verdict) {
      case Verdict.Acknowledge done -> {
        counts.stored();
        yield message.ack();
      }
      case Verdict.Park park ->
          parking.park(original, park.problem()).thenCompose(id -> parked(park, message));
      case Verdict.Redeliver again -> {
        counts.redelivered();
        LOG.warn(
            "{}: message {} failed at attempt {} and will come again: {}",
            subscription,
            original.messageId(),
            original.attempt(),
            again.problem().cause());
        yield message.nack();
      }
    };
  }

  private CompletableFuture<?> parked(
      Verdict.Park park, BasicAcknowledgeablePubsubMessage message) {
    counts.parked(park.problem().error());
    LOG.warn(
        "{}: message {} is a dead letter: {} ({})",
        subscription,
        message.getPubsubMessage().getMessageId(),
        park.problem().error().name(),
        park.problem().cause());
    return message.ack();
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
