package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RunFinished;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SubscribersTest {

  private static final Subscription RUNS = new Subscription(Topic.PIPELINE_RUNS, "score-service");

  private final Subscribers subscribers =
      new Subscribers(
          "score-service",
          (subscription, routes) -> {
            throw new UnsupportedOperationException();
          });

  @Test
  void refusesTheSubscriptionOfAnotherService() {
    assertThatThrownBy(() -> subscribers.of(new Subscription(Topic.PIPELINE_RUNS, "web-service")))
        .hasMessageContaining("pipeline-runs.web-service")
        .hasMessageContaining("messaging.service is score-service");
  }

  @Test
  void refusesTwoSubscribersOfOneSubscription() {
    subscribers.of(RUNS);

    assertThatThrownBy(() -> subscribers.of(RUNS)).hasMessageContaining("Two subscribers");
  }

  @Test
  void refusesTwoHandlersOfOneType() {
    var builder = subscribers.of(RUNS);
    Handler<RunFinished> handler = event -> CompletableFuture.completedFuture(Delivery.done());
    builder.on(RunFinished.getDefaultInstance(), handler);

    assertThatThrownBy(() -> builder.on(RunFinished.getDefaultInstance(), handler))
        .hasMessageContaining("Two handlers for salesintelligence.events.v1.RunFinished");
  }

  @Test
  void drainsWhatItConsumesAndWhatItOnlyParks() {
    subscribers.of(RUNS);
    Subscription raw = new Subscription(Topic.RAW_RECORDS, "score-service");
    subscribers.parksFor(raw);

    assertThat(subscribers.parking()).containsExactlyInAnyOrder(RUNS, raw);
    assertThat(subscribers.consumed()).containsExactly(RUNS);
  }
}
