package com.salesintelligence.local.pubsub.conformance;

import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.cloud.pubsub.v1.AckReplyConsumerWithResponse;
import com.google.cloud.pubsub.v1.AckResponse;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Exactly-once delivery as Pub/Sub's documentation has it. */
interface ExactlyOnceConformance {

  PubSubFixture pubsub();

  private void exactlyOnce() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders").setEnableExactlyOnceDelivery(true));
  }

  @Test
  default void anAcknowledgementOfAnEarlierDeliveryFailsAndSaysWhichOne() throws Exception {
    exactlyOnce();
    pubsub().publish("orders", "one");
    List<ReceivedMessage> first = pubsub().pullAtLeast("billing", 1);
    pubsub().refuse("billing", first);
    List<ReceivedMessage> second = pubsub().pullAtLeast("billing", 1);

    assertInvalid(() -> pubsub().acknowledge("billing", first), first.getFirst().getAckId());

    pubsub().acknowledge("billing", second);
    assertInvalid(() -> pubsub().acknowledge("billing", second), second.getFirst().getAckId());
    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  @Test
  default void anAcknowledgementAfterTheDeadlineFails() {
    exactlyOnce();
    pubsub().publish("orders", "one");
    List<ReceivedMessage> first = pubsub().pullAtLeast("billing", 1);
    pubsub().deadline("billing", first, 1);

    List<ReceivedMessage> second = pubsub().pullAtLeast("billing", 1);

    assertInvalid(() -> pubsub().deadline("billing", first, 20), first.getFirst().getAckId());
    assertInvalid(() -> pubsub().acknowledge("billing", first), first.getFirst().getAckId());
    pubsub().acknowledge("billing", second);
  }

  private static void assertInvalid(ThrowingCallable call, String ackId) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
              assertThat(metadata(e)).containsEntry(ackId, "PERMANENT_FAILURE_INVALID_ACK_ID");
            });
  }

  private static Map<String, String> metadata(StatusRuntimeException e) {
    try {
      return StatusProto.fromThrowable(e).getDetails(0).unpack(ErrorInfo.class).getMetadataMap();
    } catch (InvalidProtocolBufferException notAnErrorInfo) {
      throw new AssertionError(notAnErrorInfo);
    }
  }

  @Test
  default void aStreamConfirmsWhatItTook() {
    exactlyOnce();
    pubsub().publish("orders", message("one", Map.of()), message("two", Map.of()));
    try (OpenStream stream = new OpenStream(pubsub(), "billing")) {
      await().until(() -> stream.received().size() == 2);
      assertThat(
              stream
                  .responses()
                  .getFirst()
                  .getSubscriptionProperties()
                  .getExactlyOnceDeliveryEnabled())
          .isTrue();
      String one = stream.ackId("one");
      String two = stream.ackId("two");

      stream.acknowledge(one);
      stream.acknowledge(one);
      stream.deadline(20, one, two);

      await().until(() -> !stream.modified().isEmpty());
      assertThat(stream.acknowledged())
          .extracting(
              r -> r.getAcknowledgeConfirmation().getAckIdsList(),
              r -> r.getAcknowledgeConfirmation().getInvalidAckIdsList())
          .containsExactly(tuple(List.of(one), List.of()), tuple(List.of(), List.of(one)));
      assertThat(stream.modified())
          .extracting(
              r -> r.getModifyAckDeadlineConfirmation().getAckIdsList(),
              r -> r.getModifyAckDeadlineConfirmation().getInvalidAckIdsList())
          .containsExactly(tuple(List.of(two), List.of(one)));
    }
  }

  @Test
  default void googlesClientLearnsWhetherItsAcknowledgementCounted() throws Exception {
    exactlyOnce();
    Queue<AckReplyConsumerWithResponse> replies = new ConcurrentLinkedQueue<>();
    Subscriber subscriber =
        pubsub().answeringSubscriber("billing", (received, reply) -> replies.add(reply)).build();
    subscriber.startAsync().awaitRunning();
    pubsub().publish("orders", "one");

    await().until(() -> replies.size() == 1);
    assertThat(replies.remove().nack().get(20, TimeUnit.SECONDS)).isEqualTo(AckResponse.SUCCESSFUL);
    await().until(() -> replies.size() == 1);
    assertThat(replies.remove().ack().get(20, TimeUnit.SECONDS)).isEqualTo(AckResponse.SUCCESSFUL);

    subscriber.stopAsync().awaitTerminated(10, TimeUnit.SECONDS);
    assertThat(pubsub().pullNow("billing")).isEmpty();
  }
}
