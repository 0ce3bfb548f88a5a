package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.protobuf.FieldMask;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RunFinished;
import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events through the real binder: delivered, redelivered, traced. */
@Timeout(60)
class MessagingIT {

  private static TwoServices services;

  @BeforeAll
  static void start() {
    services = new TwoServices();
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void anEventArrivesAsItWasPublished() throws Exception {
    services.publish("arrives");

    Event<RunFinished> event = services.awaitReceived("arrives", 1).getFirst();

    assertThat(event.payload().getRunId()).isEqualTo("arrives");
    assertThat(event.subject()).isEqualTo("run/arrives");
    assertThat(event.time()).isEqualTo(TwoServices.TIME);
    assertThat(event.attributes())
        .containsEntry("ce-specversion", "1.0")
        .containsEntry("ce-type", "salesintelligence.events.v1.RunFinished")
        .containsEntry("ce-source", "/score-service");
  }

  @Test
  void manyEventsAreInFlightAtOnceAndStoredOnlyWhenTheirHandlersAreDone() throws Exception {
    CompletableFuture<Delivery> pending = new CompletableFuture<>();
    for (int i = 0; i < 100; i++) {
      services.handler(services.score).when("slow-" + i, event -> pending);
    }
    double before = services.stored();
    for (int i = 0; i < 100; i++) {
      services.publish("slow-" + i);
    }
    await()
        .until(
            () ->
                IntStream.range(0, 100)
                    .allMatch(
                        i -> services.handler(services.score).received("slow-" + i).size() == 1));
    assertThat(services.stored()).isEqualTo(before);

    pending.complete(Delivery.done());

    await().until(() -> services.stored() == before + 100);
  }

  @Test
  void aFailedEventComesAgain() throws Exception {
    services
        .handler(services.score)
        .when(
            "twice",
            event ->
                services.handler(services.score).received("twice").size() < 2
                    ? CompletableFuture.failedFuture(new IllegalStateException("warehouse away"))
                    : CompletableFuture.completedFuture(Delivery.done()));
    double before = services.count("messaging.redelivered");

    services.publish("twice");

    services.awaitReceived("twice", 2);
    assertThat(services.count("messaging.redelivered")).isEqualTo(before + 1);
  }

  @Test
  void aThrowingHandlerIsAFailedOne() throws Exception {
    services
        .handler(services.score)
        .when(
            "throws",
            event -> {
              if (services.handler(services.score).received("throws").size() < 2) {
                throw new IllegalStateException("bug");
              }
              return CompletableFuture.completedFuture(Delivery.done());
            });

    services.publish("throws");

    services.awaitReceived("throws", 2);
  }

  @Test
  void theTraceGoesOnInTheHandlerAndInWhatItPublishesLater() throws Exception {
    services
        .handler(services.score)
        .when(
            "traced",
            event ->
                CompletableFuture.supplyAsync(() -> event)
                    .thenCompose(
                        e ->
                            services
                                .score
                                .getBean(Publisher.class)
                                .publish(
                                    Topic.PIPELINE_RUNS,
                                    TwoServices.run("traced-effect").causedBy(e)))
                    .thenApply(id -> Delivery.done()));
    Tracer tracer = services.score.getBean(Tracer.class);
    var span = tracer.nextSpan().name("poll").start();
    try (var scope = tracer.withSpan(span)) {
      services.publish("traced");
    } finally {
      span.end();
    }

    String first = services.awaitReceived("traced", 1).getFirst().attributes().get("traceparent");
    String second =
        services.awaitReceived("traced-effect", 1).getFirst().attributes().get("traceparent");

    String traceId = span.context().traceId();
    assertThat(first).contains(traceId).doesNotContain(span.context().spanId());
    assertThat(second).contains(traceId).isNotEqualTo(first);
  }

  @Test
  void whatIsPublishedOutsideOfAnyTraceBeginsOne() throws Exception {
    services.publish("untraced");
    services.publish("untraced-too");

    String first = services.awaitReceived("untraced", 1).getFirst().attributes().get("traceparent");
    String second =
        services.awaitReceived("untraced-too", 1).getFirst().attributes().get("traceparent");

    assertThat(List.of(first, second)).allMatch(trace -> trace.matches("00-[0-9a-f]{32}-.*"));
    assertThat(first.split("-")[1]).isNotEqualTo(second.split("-")[1]);
  }

  @Test
  void theCurrentSpanInAHandlerContinuesTheTrace() throws Exception {
    Tracer tracer = services.score.getBean(Tracer.class);
    var seen = new CompletableFuture<String>();
    services
        .handler(services.score)
        .when(
            "inside",
            event -> {
              var current = tracer.currentSpan();
              seen.complete(current == null ? "none" : current.context().traceId());
              return CompletableFuture.completedFuture(Delivery.done());
            });
    String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    services
        .score
        .getBean(PubSubTemplate.class)
        .publish(
            "pipeline-runs",
            CloudEvents.toMessage(
                TwoServices.run("inside"),
                "elsewhere",
                Map.of("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")));

    assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(traceId);
  }

  @Test
  void theEventsOfABatchArriveAsIfEachHadTravelledAlone() throws Exception {
    var trace = Map.of("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4737-00f067aa0ba902b7-01");
    services.publishTogether(trace, "together-1", "together-2");

    for (var id : List.of("together-1", "together-2")) {
      Event<RunFinished> event = services.awaitReceived(id, 1).getFirst();
      assertThat(event.payload().getRunId()).isEqualTo(id);
      assertThat(event.subject()).isEqualTo("run/" + id);
      assertThat(event.time()).isEqualTo(TwoServices.TIME);
      assertThat(event.attributes())
          .containsEntry("ce-id", id)
          .containsEntry("ce-source", "/score-service")
          .hasEntrySatisfying(
              "traceparent", of -> assertThat(of).contains("4bf92f3577b34da6a3ce929d0e0e4737"));
    }
    await().until(() -> services.handler(services.web).received("together-2").size() == 1);
  }

  @Test
  void aBatchComesAgainWholeUntilEachOfItsEventsIsDone() throws Exception {
    services
        .handler(services.score)
        .when(
            "whole-2",
            event ->
                services.handler(services.score).received("whole-2").size() < 2
                    ? CompletableFuture.failedFuture(new IllegalStateException("warehouse away"))
                    : CompletableFuture.completedFuture(Delivery.done()));
    double before = services.stored();

    services.publishTogether(Map.of(), "whole-1", "whole-2");

    services.awaitReceived("whole-2", 2);
    await().until(() -> services.stored() == before + 2);
    assertThat(services.handler(services.score).received("whole-1")).hasSize(2);
    assertThat(services.handler(services.score).received("whole-1").getLast().redelivered())
        .isTrue();
  }

  @Test
  void theTopologyStandsBeforeTheFirstEventAndIsLeftAloneAfterwards() {
    var subscriptions = services.score.getBean(SubscriptionAdminClient.class);
    var subscription =
        subscriptions.getSubscription(
            "projects/demo-project/subscriptions/pipeline-runs.score-service");

    assertThat(subscription.getTopic()).isEqualTo("projects/demo-project/topics/pipeline-runs");
    assertThat(subscription.getFilter())
        .isEqualTo(
            "NOT attributes:replay-target OR attributes.replay-target ="
                + " \"pipeline-runs.score-service\"");
    assertThat(subscription.getDeadLetterPolicy().getDeadLetterTopic())
        .isEqualTo("projects/demo-project/topics/pipeline-runs.score-service.dead-letters");
    assertThat(subscription.getDeadLetterPolicy().getMaxDeliveryAttempts()).isEqualTo(5);
    assertThat(subscription.getAckDeadlineSeconds()).isEqualTo(60);
    assertThat(subscription.hasRetryPolicy()).isTrue();
    assertThat(
            subscriptions
                .getSubscription(
                    "projects/demo-project/subscriptions/pipeline-runs.score-service.dead-letters")
                .getTopic())
        .isEqualTo("projects/demo-project/topics/pipeline-runs.score-service.dead-letters");

    var changed = subscription.toBuilder().setAckDeadlineSeconds(30).build();
    subscriptions.updateSubscription(
        changed, FieldMask.newBuilder().addPaths("ack_deadline_seconds").build());
    services.score.getBean(MessagingLifecycle.class).start();
    assertThat(subscriptions.getSubscription(subscription.getName()).getAckDeadlineSeconds())
        .isEqualTo(30);
  }
}
