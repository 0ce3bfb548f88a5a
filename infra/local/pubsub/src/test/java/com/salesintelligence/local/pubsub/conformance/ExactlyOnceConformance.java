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
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.rpc.ErrorInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
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
    Queue<StreamingPullResponse> responses = new ConcurrentLinkedQueue<>();
    StreamObserver<StreamingPullRequest> stream = stream(responses);
    await().until(() -> received(responses).size() == 2);
    assertThat(responses.element().getSubscriptionProperties().getExactlyOnceDeliveryEnabled())
        .isTrue();
    String one = received(responses).get(0).getAckId();
    String two = received(responses).get(1).getAckId();

    stream.onNext(StreamingPullRequest.newBuilder().addAckIds(one).build());
    stream.onNext(StreamingPullRequest.newBuilder().addAckIds(one).build());
    stream.onNext(
        StreamingPullRequest.newBuilder()
            .addModifyDeadlineAckIds(one)
            .addModifyDeadlineSeconds(20)
            .addModifyDeadlineAckIds(two)
            .addModifyDeadlineSeconds(20)
            .build());

    await()
        .until(
            () ->
                responses.stream()
                    .anyMatch(StreamingPullResponse::hasModifyAckDeadlineConfirmation));
    assertThat(responses.stream().filter(StreamingPullResponse::hasAcknowledgeConfirmation))
        .extracting(
            r -> r.getAcknowledgeConfirmation().getAckIdsList(),
            r -> r.getAcknowledgeConfirmation().getInvalidAckIdsList())
        .containsExactly(tuple(List.of(one), List.of()), tuple(List.of(), List.of(one)));
    assertThat(responses.stream().filter(StreamingPullResponse::hasModifyAckDeadlineConfirmation))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.getModifyAckDeadlineConfirmation().getAckIdsList()).containsExactly(two);
              assertThat(r.getModifyAckDeadlineConfirmation().getInvalidAckIdsList())
                  .containsExactly(one);
            });
    stream.onCompleted();
  }

  private StreamObserver<StreamingPullRequest> stream(Queue<StreamingPullResponse> responses) {
    var stream = pubsub().asyncSubscriber.streamingPull(new Collecting<>(responses));
    stream.onNext(
        StreamingPullRequest.newBuilder()
            .setSubscription(pubsub().subscriptionName("billing"))
            .setStreamAckDeadlineSeconds(60)
            .build());
    return stream;
  }

  private static List<ReceivedMessage> received(Queue<StreamingPullResponse> responses) {
    return responses.stream().flatMap(r -> r.getReceivedMessagesList().stream()).toList();
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
