package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.warehouse.RejectedRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubscriberTest {

  private static final Subscription RUNS = new Subscription(Topic.PIPELINE_RUNS, "score-service");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakePublishing pubsub = new FakePublishing();
  private final Map<String, CompletableFuture<Delivery>> answers = new HashMap<>();
  private final CompletableFuture<Delivery> answer = new CompletableFuture<>();

  @Test
  void acknowledgesOnlyWhenTheHandlerIsDone() {
    FakePubSubMessage message = deliver(1);

    assertThat(message.answers).isEmpty();
    assertThat(count("messaging.received")).isEqualTo(1);
    assertThat(count("messaging.stored")).isZero();

    answer.complete(Delivery.done());

    assertThat(message.answers).containsExactly("ack");
    assertThat(count("messaging.stored")).isEqualTo(1);
  }

  @Test
  void givesBackWhatFailed() {
    FakePubSubMessage message = deliver(1);

    answer.completeExceptionally(new IllegalStateException("away"));

    assertThat(message.answers).containsExactly("nack");
    assertThat(pubsub.published).isEmpty();
    assertThat(count("messaging.redelivered")).isEqualTo(1);
  }

  @Test
  void parksBeforeItAcknowledges() {
    pubsub.confirmation = new CompletableFuture<>();
    FakePubSubMessage message = deliver(2);

    answer.complete(Delivery.parked(MessagingError.UNREADABLE_EVENT, "cut off"));

    assertThat(message.answers).isEmpty();
    pubsub.confirmation.complete("17");
    assertThat(message.answers).containsExactly("ack");
    var letter = pubsub.published.getFirst();
    assertThat(letter.topic()).isEqualTo("pipeline-runs.score-service.dead-letters");
    assertThat(letter.message().getData()).isEqualTo(message.getPubsubMessage().getData());
    assertThat(letter.message().getAttributesMap())
        .containsEntry("parked-error-code", "UNREADABLE_EVENT")
        .containsEntry("parked-error-category", "BAD_INPUT")
        .containsEntry("parked-error-message", "cut off")
        .containsEntry("parked-delivery-attempt", "2")
        .containsEntry("parked-message-id", "m1")
        .containsEntry("ce-id", "e1");
    assertThat(
            meters
                .get("messaging.parked")
                .tag("code", "UNREADABLE_EVENT")
                .tag("subscription", RUNS.id())
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void givesBackWhatItCouldNotPark() {
    pubsub.confirmation = CompletableFuture.failedFuture(new IllegalStateException("no Pub/Sub"));
    FakePubSubMessage message = deliver(1);

    answer.complete(Delivery.parked(MessagingError.UNREADABLE_EVENT, "cut off"));

    assertThat(message.answers).containsExactly("nack");
  }

  @Test
  void parksAtTheLastAttemptWithTheReason() {
    FakePubSubMessage message = deliver(5);

    answer.completeExceptionally(
        new CompletionException(
            new RetryLater(
                MessagingError.REJECTED_ROW,
                "Salesforce answers 503: wait and replay.",
                new IllegalStateException("secret@person.example"))));

    assertThat(message.answers).containsExactly("ack");
    assertThat(pubsub.published.getFirst().message().getAttributesMap())
        .containsEntry("parked-error-code", "REJECTED_ROW")
        .containsEntry("parked-error-message", "Salesforce answers 503: wait and replay.")
        .allSatisfy((key, value) -> assertThat(value).doesNotContain("secret@person.example"));
  }

  @Test
  void parksARejectedRowAtItsFirstAttempt() {
    FakePubSubMessage message = deliver(1);

    answer.completeExceptionally(new RejectedRow("Field amount: 40 digits, BigQuery takes 38."));

    assertThat(message.answers).containsExactly("ack");
    assertThat(pubsub.published.getFirst().message().getAttributesMap())
        .containsEntry("parked-error-code", "REJECTED_ROW")
        .containsEntry("parked-error-message", "Field amount: 40 digits, BigQuery takes 38.");
  }

  @Test
  void aBatchIsAcknowledgedWhenEachOfItsEventsIsDone() {
    FakePubSubMessage message = deliverBatch(1, "a", "b", "c");

    answers.get("a").complete(Delivery.done());
    answers.get("c").complete(Delivery.done());
    assertThat(message.answers).isEmpty();
    assertThat(count("messaging.received")).isEqualTo(3);

    answers.get("b").complete(Delivery.done());
    assertThat(message.answers).containsExactly("ack");
    assertThat(count("messaging.stored")).isEqualTo(3);
  }

  @Test
  void parksABadEventOfABatchByItself() {
    FakePubSubMessage message = deliverBatch(1, "a", "b", "c");

    answers.get("a").complete(Delivery.done());
    answers.get("b").complete(Delivery.parked(MessagingError.REJECTED_ROW, "bad"));
    answers.get("c").complete(Delivery.done());

    assertThat(message.answers).containsExactly("ack");
    assertThat(pubsub.published).hasSize(1);
    assertThat(pubsub.published.getFirst().message().getAttributesMap())
        .containsEntry("ce-id", "b")
        .containsEntry("ce-type", "salesintelligence.events.v1.RunFinished")
        .containsEntry("parked-error-code", "REJECTED_ROW")
        .containsEntry("parked-message-id", "m1/1")
        .doesNotContainKey("content-type");
    assertThat(count("messaging.stored")).isEqualTo(2);
  }

  @Test
  void givesAWholeBatchBackWhenOneEventFailedAndParksNothingYet() {
    FakePubSubMessage message = deliverBatch(1, "a", "b", "c");

    answers.get("a").complete(Delivery.done());
    answers.get("b").completeExceptionally(new IllegalStateException("away"));
    answers.get("c").complete(Delivery.parked(MessagingError.REJECTED_ROW, "bad"));

    assertThat(message.answers).containsExactly("nack");
    assertThat(pubsub.published).isEmpty();
    assertThat(count("messaging.redelivered")).isEqualTo(3);
    assertThat(count("messaging.stored")).isZero();
  }

  @Test
  void parksOnlyWhatFailsAtTheLastAttemptOfABatch() {
    FakePubSubMessage message = deliverBatch(5, "a", "b");

    answers.get("a").completeExceptionally(new IllegalStateException("away"));
    answers.get("b").complete(Delivery.done());

    assertThat(message.answers).containsExactly("ack");
    assertThat(pubsub.published)
        .extracting(letter -> letter.message().getAttributesOrThrow("ce-id"))
        .containsExactly("a");
  }

  @Test
  void aBatchThatCannotBeReadIsOneDeadLetter() {
    var garbage =
        PubsubMessage.newBuilder()
            .setMessageId("m1")
            .setData(ByteString.copyFromUtf8("garbage"))
            .putAttributes("content-type", "application/cloudevents-batch+protobuf")
            .build();
    FakePubSubMessage message = new FakePubSubMessage(RUNS.id(), garbage);
    subscriber().receive(message);

    assertThat(message.answers).containsExactly("ack");
    assertThat(pubsub.published.getFirst().message().getData()).isEqualTo(garbage.getData());
    assertThat(pubsub.published.getFirst().message().getAttributesMap())
        .containsEntry("parked-error-code", "UNREADABLE_EVENT")
        .hasEntrySatisfying(
            "parked-error-message", text -> assertThat(text).contains("CloudEventBatch"));
  }

  @Test
  void refusesToServeAnotherSubscription() {
    assertThatThrownBy(
            () ->
                subscriber()
                    .receive(new FakePubSubMessage("raw-records.score-service", message(1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("raw-records.score-service")
        .hasMessageContaining("pipeline-runs.score-service");
  }

  private FakePubSubMessage deliver(int attempt) {
    FakePubSubMessage message = new FakePubSubMessage(RUNS.id(), message(attempt));
    subscriber().receive(message);
    return message;
  }

  private FakePubSubMessage deliverBatch(int attempt, String... ids) {
    var batch =
        EventBatch.toMessage(
            Stream.of(ids).map(id -> EventBatchTest.run(id, Map.of())).toList(), "s", Map.of());
    FakePubSubMessage message =
        new FakePubSubMessage(
            RUNS.id(),
            batch.toBuilder()
                .setMessageId("m1")
                .putAttributes("googclient_deliveryattempt", String.valueOf(attempt))
                .build());
    Stream.of(ids).forEach(id -> answers.put(id, new CompletableFuture<>()));
    subscriber().receive(message);
    return message;
  }

  private Subscriber subscriber() {
    Route<RunFinished> route =
        Route.of(
            RunFinished.getDefaultInstance(), event -> answers.getOrDefault(event.id(), answer));
    return new Subscriber(
        RUNS.id(),
        new Routes(Map.of(route.type(), route), 5),
        new Parking(RUNS, "1.2.3", pubsub),
        new Tracing(Tracer.NOOP, Propagator.NOOP),
        new Counts(meters, "score-service", RUNS.id()));
  }

  private static PubsubMessage message(int attempt) {
    return PubsubMessage.newBuilder()
        .setMessageId("m1")
        .setData(ByteString.copyFrom(RunFinished.newBuilder().setRunId("r").build().toByteArray()))
        .putAttributes("ce-id", "e1")
        .putAttributes("ce-type", "salesintelligence.events.v1.RunFinished")
        .putAttributes("googclient_deliveryattempt", String.valueOf(attempt))
        .build();
  }

  private double count(String name) {
    return meters.get(name).tag("subscription", RUNS.id()).counter().count();
  }
}
