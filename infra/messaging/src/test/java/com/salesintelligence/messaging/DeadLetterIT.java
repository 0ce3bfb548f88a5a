package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.cloud.spring.pubsub.core.PubSubTemplate;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What cannot be handled: parked, drained and replayed. */
@Timeout(60)
class DeadLetterIT {

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
  void aParkedEventIsStoredWithItsOriginalBytesAndTheReason() throws Exception {
    services
        .handler(services.score)
        .when(
            "park",
            event ->
                CompletableFuture.completedFuture(
                    Delivery.parked(MessagingError.REJECTED_ROW, "Field 'x' of row 17 is bad.")));

    services.publish("park");

    DeadLetterRow row = services.awaitDeadLetter(services.score, "park");
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
    assertThat(TwoServices.attributes(row))
        .containsEntry("ce-id", "park")
        .allSatisfy(
            (key, value) ->
                assertThat(key).doesNotStartWith("parked-").doesNotStartWith("googclient_"));
    assertThat(services.handler(services.web).received("park")).hasSize(1);
  }

  @Test
  void garbageAndUnknownTypesAreParkedByteForByte() throws Exception {
    ByteString garbage = ByteString.copyFrom(new byte[] {(byte) 0xff, 0x00, (byte) 0xfe});
    services.send("pipeline-runs", "garbage", "salesintelligence.events.v1.RunFinished", garbage);
    services.send("pipeline-runs", "stranger", "somebody.Elses", garbage);

    DeadLetterRow unreadable = services.awaitDeadLetter(services.score, "garbage");
    DeadLetterRow unknown = services.awaitDeadLetter(services.score, "stranger");

    assertThat(unreadable.getErrorCode()).isEqualTo("UNREADABLE_EVENT");
    assertThat(unreadable.getPayload()).isEqualTo(garbage);
    assertThat(unknown.getErrorCode()).isEqualTo("UNKNOWN_EVENT_TYPE");
    assertThat(unknown.getErrorMessage()).contains("somebody.Elses").contains("RunFinished");
    assertThat(unknown.getPayload()).isEqualTo(garbage);
  }

  @Test
  void anEventThatFailsEachTimeIsADeadLetterAfterItsLastAttempt() throws Exception {
    services
        .handler(services.score)
        .when("poison", event -> CompletableFuture.failedFuture(new ArithmeticException("me@x.y")));

    services.publish("poison");

    DeadLetterRow row = services.awaitDeadLetter(services.score, "poison");
    assertThat(row.getErrorCode()).isEqualTo("DELIVERY_ATTEMPTS_EXHAUSTED");
    assertThat(row.getErrorMessage()).contains("ArithmeticException").doesNotContain("me@x.y");
    assertThat(row.getDeliveryAttempt()).isEqualTo(5);
    assertThat(services.handler(services.score).received("poison")).hasSize(5);
  }

  @Test
  void whatPubSubItselfGaveUpIsDrainedToo() throws Exception {
    services
        .score
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

    DeadLetterRow row = services.awaitDeadLetter(services.score, "given-up");

    assertThat(row.getErrorCode()).isEqualTo("DELIVERY_ATTEMPTS_EXHAUSTED");
    assertThat(row.getDeliveryAttempt()).isEqualTo(7);
    assertThat(row.getPublishedAt())
        .isEqualTo(Times.micros(Instant.parse("2026-02-03T04:05:06.789Z")));
    assertThat(TwoServices.attributes(row)).containsOnlyKeys("ce-id");
  }

  @Test
  void aBadEventOfABatchIsADeadLetterByItselfAndIsReplayedAlone() throws Exception {
    services
        .handler(services.score)
        .when(
            "bad-of-two",
            event ->
                CompletableFuture.completedFuture(
                    services.handler(services.score).received("bad-of-two").size() < 2
                        ? Delivery.parked(MessagingError.REJECTED_ROW, "not yet")
                        : Delivery.done()));
    services.publishTogether(Map.of(), "good-of-two", "bad-of-two");

    DeadLetterRow row = services.awaitDeadLetter(services.score, "bad-of-two");
    assertThat(RunFinished.parseFrom(row.getPayload()).getRunId()).isEqualTo("bad-of-two");
    assertThat(row.getErrorCode()).isEqualTo("REJECTED_ROW");
    assertThat(row.getEventType()).isEqualTo("salesintelligence.events.v1.RunFinished");
    assertThat(row.getMessageId()).endsWith("/1");

    services.replay("replay-of-two", row.getDeadLetterId());

    services.awaitReceived("bad-of-two", 2);
    await().until(() -> services.status(row.getDeadLetterId()).equals("replayed"));
    assertThat(services.handler(services.score).received("good-of-two")).hasSize(1);
  }

  @Test
  void aBatchThatPubSubItselfGaveUpIsOneRowForEachEvent() throws Exception {
    var batch =
        EventBatch.toMessage(
            List.of(
                EventBatchTest.run("given-up-1", Map.of()),
                EventBatchTest.run("given-up-2", Map.of())),
            "score-service",
            Map.of());
    services
        .score
        .getBean(PubSubTemplate.class)
        .publish(
            "pipeline-runs.score-service.dead-letters",
            batch.toBuilder()
                .putAttributes("CloudPubSubDeadLetterSourceDeliveryCount", "7")
                .build())
        .get(10, TimeUnit.SECONDS);

    for (var id : List.of("given-up-1", "given-up-2")) {
      DeadLetterRow row = services.awaitDeadLetter(services.score, id);
      assertThat(row.getErrorCode()).isEqualTo("DELIVERY_ATTEMPTS_EXHAUSTED");
      assertThat(row.getDeliveryAttempt()).isEqualTo(7);
      assertThat(RunFinished.parseFrom(row.getPayload()).getRunId()).isEqualTo(id);
      assertThat(TwoServices.attributes(row)).doesNotContainKey("content-type");
    }
  }

  @Test
  void whatAPollerCannotReadIsParkedUnderTheNameOfItsSubscription() throws Exception {
    services
        .score
        .getBean(DeadLetters.class)
        .park(
            new Subscription(Topic.RAW_RECORDS, "score-service"),
            ByteString.copyFromUtf8("{not json"),
            Map.of("ce-id", "unread", "ce-subject", "gmail/17"),
            MessagingError.UNREADABLE_EVENT,
            "Not JSON.")
        .get(10, TimeUnit.SECONDS);

    DeadLetterRow row = services.awaitDeadLetter(services.score, "unread");

    assertThat(row.getSubscription()).isEqualTo("raw-records.score-service");
    assertThat(row.getPayload().toStringUtf8()).isEqualTo("{not json");
  }

  @Test
  void aReplayReachesTheSubscriptionThatFailedAndNoOther() throws Exception {
    services
        .handler(services.score)
        .when(
            "again",
            event ->
                CompletableFuture.completedFuture(
                    services.handler(services.score).received("again").size() < 2
                        ? Delivery.parked(MessagingError.REJECTED_ROW, "not yet")
                        : Delivery.done()));
    services.publish("again");
    DeadLetterRow parked = services.awaitDeadLetter(services.score, "again");
    await().until(() -> services.handler(services.web).received("again").size() == 1);

    services.replay("replay-1", parked.getDeadLetterId());

    Event<RunFinished> replayed = services.awaitReceived("again", 2).getLast();
    assertThat(replayed.payload().getRunId()).isEqualTo("again");
    assertThat(replayed.attributes())
        .containsEntry("replay-target", "pipeline-runs.score-service")
        .containsEntry("replay-of", parked.getDeadLetterId());
    await().until(() -> services.status(parked.getDeadLetterId()).equals("replayed"));
    DeadLetterRow row = services.awaitDeadLetter(services.score, "again");
    assertThat(row.getReplayedBy()).isEqualTo("olga");
    assertThat(row.getReplayReason()).isEqualTo("mapping mended");
    assertThat(row.getReplayedAs()).isNotEmpty();
    assertThat(row.getPayload()).isEqualTo(parked.getPayload());

    services.replay("replay-2", parked.getDeadLetterId());
    services.publish("after-the-second-replay");
    services.awaitReceived("after-the-second-replay", 1);
    assertThat(services.handler(services.score).received("again")).hasSize(2);
    assertThat(services.handler(services.web).received("again")).hasSize(1);
  }

  @Test
  void aReplayOfWhatIsNotThereIsParked() throws Exception {
    services.replay("replay-nothing", "no-such-dead-letter");

    assertThat(services.awaitDeadLetter(services.score, "replay-nothing").getErrorCode())
        .isEqualTo("UNKNOWN_DEAD_LETTER");
  }
}
