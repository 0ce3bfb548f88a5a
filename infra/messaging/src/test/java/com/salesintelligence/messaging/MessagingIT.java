package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.protobuf.ByteString;
import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.commands.ReplayRequested;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.contracts.tables.Attribute;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import com.salesintelligence.local.pubsub.EmbeddedPubSub;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ConfigurableApplicationContext;

/** Two services with the real binder on one broker. */
@Timeout(60)
class MessagingIT {

  private static final Instant TIME = Instant.parse("2026-03-01T10:15:30Z");
  private static EmbeddedPubSub pubsub;
  private static ConfigurableApplicationContext score;
  private static ConfigurableApplicationContext web;

  @BeforeAll
  static void start() {
    pubsub = EmbeddedPubSub.start(0);
    score = TestService.start("score-service", pubsub.host(), WithFakeWarehouse.class);
    web = TestService.start("web-service", pubsub.host(), WithFakeWarehouse.class);
  }

  @AfterAll
  static void stop() {
    web.close();
    score.close();
    pubsub.close();
  }

  @Test
  void anEventArrivesAsItWasPublished() throws Exception {
    publish("arrives");

    Event<RunFinished> event = awaitReceived("arrives", 1).getFirst();

    assertThat(event.payload().getRunId()).isEqualTo("arrives");
    assertThat(event.subject()).isEqualTo("run/arrives");
    assertThat(event.time()).isEqualTo(TIME);
    assertThat(event.attributes())
        .containsEntry("ce-specversion", "1.0")
        .containsEntry("ce-type", "salesintelligence.events.v1.RunFinished")
        .containsEntry("ce-source", "/score-service");
  }

  @Test
  void manyEventsAreInFlightAtOnceAndStoredOnlyWhenTheirHandlersAreDone() throws Exception {
    CompletableFuture<Delivery> pending = new CompletableFuture<>();
    for (int i = 0; i < 100; i++) {
      handler(score).when("slow-" + i, event -> pending);
    }
    double before = stored();
    for (int i = 0; i < 100; i++) {
      publish("slow-" + i);
    }
    await()
        .until(
            () ->
                IntStream.range(0, 100)
                    .allMatch(i -> handler(score).received("slow-" + i).size() == 1));
    assertThat(stored()).isEqualTo(before);

    pending.complete(Delivery.done());

    await().until(() -> stored() == before + 100);
  }

  @Test
  void aFailedEventComesAgain() throws Exception {
    handler(score)
        .when(
            "twice",
            event ->
                handler(score).received("twice").size() < 2
                    ? CompletableFuture.failedFuture(new IllegalStateException("warehouse away"))
                    : CompletableFuture.completedFuture(Delivery.done()));
    double before = count("messaging.redelivered");

    publish("twice");

    awaitReceived("twice", 2);
    assertThat(count("messaging.redelivered")).isEqualTo(before + 1);
  }

  @Test
  void aThrowingHandlerIsAFailedOne() throws Exception {
    handler(score)
        .when(
            "throws",
            event -> {
              if (handler(score).received("throws").size() < 2) {
                throw new IllegalStateException("bug");
              }
              return CompletableFuture.completedFuture(Delivery.done());
            });

    publish("throws");

    awaitReceived("throws", 2);
  }

  @Test
  void aParkedEventIsStoredWithItsOriginalBytesAndTheReason() throws Exception {
    handler(score)
        .when(
            "park",
            event ->
                CompletableFuture.completedFuture(
                    Delivery.parked(MessagingError.REJECTED_ROW, "Field 'x' of row 17 is bad.")));

    publish("park");

    DeadLetterRow row = awaitDeadLetter(score, "park");
    assertThat(RunFinished.parseFrom(row.getPayload()).getRunId()).isEqualTo("park");
    assertThat(row.getErrorCode()).isEqualTo("REJECTED_ROW");
    assertThat(row.getErrorCategory()).isEqualTo("BAD_INPUT");
    assertThat(row.getErrorMessage()).isEqualTo("Field 'x' of row 17 is bad.");
    assertThat(row.getFingerprint()).hasSize(16);
    assertThat(row.getSubscription()).isEqualTo("pipeline-runs.score-service");
    assertThat(row.getTopic()).isEqualTo("pipeline-runs");
    assertThat(row.getService()).isEqualTo("score-service");
    assertThat(row.getEventType()).isEqualTo("salesintelligence.events.v1.RunFinished");
    assertThat(row.getStatus()).isEqualTo("open");
    assertThat(row.getDeliveryAttempt()).isEqualTo(1);
    assertThat(attributes(row))
        .containsEntry("ce-id", "park")
        .allSatisfy(
            (key, value) ->
                assertThat(key).doesNotStartWith("parked-").doesNotStartWith("googclient_"));
    assertThat(handler(web).received("park")).hasSize(1);
  }

  @Test
  void garbageAndUnknownTypesAreParkedByteForByte() throws Exception {
    ByteString garbage = ByteString.copyFrom(new byte[] {(byte) 0xff, 0x00, (byte) 0xfe});
    send("pipeline-runs", "garbage", "salesintelligence.events.v1.RunFinished", garbage);
    send("pipeline-runs", "stranger", "somebody.Elses", garbage);

    DeadLetterRow unreadable = awaitDeadLetter(score, "garbage");
    DeadLetterRow unknown = awaitDeadLetter(score, "stranger");

    assertThat(unreadable.getErrorCode()).isEqualTo("UNREADABLE_EVENT");
    assertThat(unreadable.getPayload()).isEqualTo(garbage);
    assertThat(unknown.getErrorCode()).isEqualTo("UNKNOWN_EVENT_TYPE");
    assertThat(unknown.getErrorMessage()).contains("somebody.Elses").contains("RunFinished");
    assertThat(unknown.getPayload()).isEqualTo(garbage);
  }

  @Test
  void anEventThatFailsEachTimeIsADeadLetterAfterItsLastAttempt() throws Exception {
    handler(score)
        .when("poison", event -> CompletableFuture.failedFuture(new ArithmeticException("me@x.y")));

    publish("poison");

    DeadLetterRow row = awaitDeadLetter(score, "poison");
    assertThat(row.getErrorCode()).isEqualTo("DELIVERY_ATTEMPTS_EXHAUSTED");
    assertThat(row.getErrorMessage()).contains("ArithmeticException").doesNotContain("me@x.y");
    assertThat(row.getDeliveryAttempt()).isEqualTo(5);
    assertThat(handler(score).received("poison")).hasSize(5);
  }

  @Test
  void whatPubSubItselfGaveUpIsDrainedToo() throws Exception {
    score
        .getBean(PubSubTemplate.class)
        .publish(
            "pipeline-runs.score-service.dead-letters",
            PubsubMessage.newBuilder()
                .setData(ByteString.copyFromUtf8("x"))
                .putAttributes("ce-id", "given-up")
                .putAttributes("CloudPubSubDeadLetterSourceDeliveryCount", "7")
                .putAttributes(
                    "CloudPubSubDeadLetterSourceTopicPublishTime", "2026-02-03T04:05:06.789+00:00")
                .build())
        .get(10, TimeUnit.SECONDS);

    DeadLetterRow row = awaitDeadLetter(score, "given-up");

    assertThat(row.getErrorCode()).isEqualTo("DELIVERY_ATTEMPTS_EXHAUSTED");
    assertThat(row.getDeliveryAttempt()).isEqualTo(7);
    assertThat(row.getPublishedAt())
        .isEqualTo(Times.micros(Instant.parse("2026-02-03T04:05:06.789Z")));
    assertThat(attributes(row)).containsOnlyKeys("ce-id");
  }

  @Test
  void whatAPollerCannotReadIsParkedUnderTheNameOfItsSubscription() throws Exception {
    score
        .getBean(DeadLetters.class)
        .park(
            new Subscription(Topic.RAW_RECORDS, "score-service"),
            ByteString.copyFromUtf8("{not json"),
            Map.of("ce-id", "unread", "ce-subject", "gmail/17"),
            MessagingError.UNREADABLE_EVENT,
            "Not JSON.")
        .get(10, TimeUnit.SECONDS);

    DeadLetterRow row = awaitDeadLetter(score, "unread");

    assertThat(row.getSubscription()).isEqualTo("raw-records.score-service");
    assertThat(row.getPayload().toStringUtf8()).isEqualTo("{not json");
  }

  @Test
  void aReplayReachesTheSubscriptionThatFailedAndNoOther() throws Exception {
    handler(score)
        .when(
            "again",
            event ->
                CompletableFuture.completedFuture(
                    handler(score).received("again").size() < 2
                        ? Delivery.parked(MessagingError.REJECTED_ROW, "not yet")
                        : Delivery.done()));
    publish("again");
    DeadLetterRow parked = awaitDeadLetter(score, "again");
    await().until(() -> handler(web).received("again").size() == 1);

    replay("replay-1", parked.getDeadLetterId());

    Event<RunFinished> replayed = awaitReceived("again", 2).getLast();
    assertThat(replayed.payload().getRunId()).isEqualTo("again");
    assertThat(replayed.attributes())
        .containsEntry("replay-target", "pipeline-runs.score-service")
        .containsEntry("replay-of", parked.getDeadLetterId());
    await().until(() -> status(parked.getDeadLetterId()).equals("replayed"));
    DeadLetterRow row = awaitDeadLetter(score, "again");
    assertThat(row.getReplayedBy()).isEqualTo("olga");
    assertThat(row.getReplayReason()).isEqualTo("mapping mended");
    assertThat(row.getReplayedAs()).isNotEmpty();
    assertThat(row.getPayload()).isEqualTo(parked.getPayload());

    replay("replay-2", parked.getDeadLetterId());
    publish("after-the-second-replay");
    awaitReceived("after-the-second-replay", 1);
    assertThat(handler(score).received("again")).hasSize(2);
    assertThat(handler(web).received("again")).hasSize(1);
  }

  @Test
  void aReplayOfWhatIsNotThereIsParked() throws Exception {
    replay("replay-nothing", "no-such-dead-letter");

    assertThat(awaitDeadLetter(score, "replay-nothing").getErrorCode())
        .isEqualTo("UNKNOWN_DEAD_LETTER");
  }

  @Test
  void theTraceGoesOnInTheHandlerAndInWhatItPublishesLater() throws Exception {
    handler(score)
        .when(
            "traced",
            event ->
                CompletableFuture.supplyAsync(() -> event)
                    .thenCompose(
                        e ->
                            score
                                .getBean(Publisher.class)
                                .publish(Topic.PIPELINE_RUNS, run("traced-effect").causedBy(e)))
                    .thenApply(id -> Delivery.done()));
    Tracer tracer = score.getBean(Tracer.class);
    var span = tracer.nextSpan().name("poll").start();
    try (var scope = tracer.withSpan(span)) {
      publish("traced");
    } finally {
      span.end();
    }

    String first = awaitReceived("traced", 1).getFirst().attributes().get("traceparent");
    String second = awaitReceived("traced-effect", 1).getFirst().attributes().get("traceparent");

    String traceId = span.context().traceId();
    assertThat(first).contains(traceId).doesNotContain(span.context().spanId());
    assertThat(second).contains(traceId).isNotEqualTo(first);
  }

  @Test
  void theCurrentSpanInAHandlerContinuesTheTrace() throws Exception {
    Tracer tracer = score.getBean(Tracer.class);
    var seen = new CompletableFuture<String>();
    handler(score)
        .when(
            "inside",
            event -> {
              var current = tracer.currentSpan();
              seen.complete(current == null ? "none" : current.context().traceId());
              return CompletableFuture.completedFuture(Delivery.done());
            });
    String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    score
        .getBean(PubSubTemplate.class)
        .publish(
            "pipeline-runs",
            CloudEvents.toMessage(
                run("inside"),
                "elsewhere",
                Map.of("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")));

    assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(traceId);
  }

  @Test
  void theTopologyStandsBeforeTheFirstEventAndIsLeftAloneAfterwards() {
    var subscriptions = score.getBean(SubscriptionAdminClient.class);
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
    score.getBean(MessagingLifecycle.class).start();
    assertThat(subscriptions.getSubscription(subscription.getName()).getAckDeadlineSeconds())
        .isEqualTo(30);
  }

  private static Event<RunFinished> run(String id) {
    return Event.of(id, "run/" + id, TIME, RunFinished.newBuilder().setRunId(id).build());
  }

  private static void publish(String id) throws Exception {
    score.getBean(Publisher.class).publish(Topic.PIPELINE_RUNS, run(id)).get(10, TimeUnit.SECONDS);
  }

  private static void replay(String id, String deadLetter) throws Exception {
    score
        .getBean(Publisher.class)
        .publish(
            Topic.SCORE_COMMANDS,
            Event.of(
                id,
                "",
                TIME,
                ReplayRequested.newBuilder()
                    .addDeadLetterIds(deadLetter)
                    .setRequestedBy("olga")
                    .setReason("mapping mended")
                    .build()))
        .get(10, TimeUnit.SECONDS);
  }

  private static void send(String topic, String id, String type, ByteString data) throws Exception {
    score
        .getBean(PubSubTemplate.class)
        .publish(
            topic,
            PubsubMessage.newBuilder()
                .setData(data)
                .putAttributes("ce-id", id)
                .putAttributes("ce-type", type)
                .build())
        .get(10, TimeUnit.SECONDS);
  }

  private static ScriptedHandler handler(ConfigurableApplicationContext service) {
    return service.getBean(ScriptedHandler.class);
  }

  private static List<Event<RunFinished>> awaitReceived(String id, int times) {
    await().atMost(20, TimeUnit.SECONDS).until(() -> handler(score).received(id).size() >= times);
    return handler(score).received(id);
  }

  private static DeadLetterRow awaitDeadLetter(
      ConfigurableApplicationContext service, String eventId) {
    FakeWarehouse warehouse = service.getBean(FakeWarehouse.class);
    await().atMost(20, TimeUnit.SECONDS).until(() -> !warehouse.deadLettersOf(eventId).isEmpty());
    return warehouse.deadLettersOf(eventId).getFirst();
  }

  private static String status(String deadLetterId) {
    return score.getBean(FakeWarehouse.class).rows.get(deadLetterId).row().getStatus();
  }

  private static Map<String, String> attributes(DeadLetterRow row) {
    return row.getAttributesList().stream()
        .collect(Collectors.toMap(Attribute::getKey, Attribute::getValue));
  }

  private static double stored() {
    return count("messaging.stored");
  }

  private static double count(String name) {
    return score
        .getBean(MeterRegistry.class)
        .get(name)
        .tags("subscription", "pipeline-runs.score-service", "service", "score-service")
        .counter()
        .count();
  }
}
