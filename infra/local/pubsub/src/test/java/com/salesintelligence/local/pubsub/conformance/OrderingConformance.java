package com.salesintelligence.local.pubsub.conformance;

import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.message;
import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Ordering keys as Pub/Sub's documentation has them. */
interface OrderingConformance {

  PubSubFixture pubsub();

  private void ordered() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders").setEnableMessageOrdering(true));
  }

  private void publish(String... texts) {
    for (String text : texts) {
      pubsub()
          .publish(
              "orders",
              message(text, Map.of()).toBuilder().setOrderingKey(text.substring(0, 1)).build());
    }
  }

  @Test
  default void messagesOfOneKeyComeInOrderAlsoAfterARefusal() {
    ordered();
    publish("a1", "a2", "a3");

    List<ReceivedMessage> first = pubsub().pullAtLeast("billing", 1);
    assertThat(texts(first).getFirst()).isEqualTo("a1");
    pubsub().refuse("billing", first);

    assertThat(drain("a3")).containsExactly("a1", "a2", "a3");
  }

  private List<String> drain(String last) {
    List<String> seen = new ArrayList<>();
    while (!seen.contains(last)) {
      List<ReceivedMessage> next = pubsub().pullAtLeast("billing", 1);
      seen.addAll(texts(next));
      pubsub().acknowledge("billing", next);
    }
    return seen;
  }

  @Test
  default void aKeyUnderWayGoesToNobodyElse() {
    ordered();
    publish("a1");
    List<ReceivedMessage> first = pubsub().pullAtLeast("billing", 1);
    publish("a2", "b1");

    List<ReceivedMessage> second = pubsub().pullAtLeast("billing", 1);
    assertThat(texts(second)).containsExactly("b1");
    pubsub().acknowledge("billing", first);

    assertThat(texts(pubsub().pullAtLeast("billing", 1))).containsExactly("a2");
  }

  @Test
  default void aStreamGetsManyMessagesOfAKeyAtOnceAndInOrder() {
    ordered();
    publish("a1", "a2", "a3", "b1", "a4");
    Queue<StreamingPullResponse> responses = new ConcurrentLinkedQueue<>();
    var stream = stream(responses);

    await().until(() -> received(responses).size() == 5);

    assertThat(texts(received(responses)).stream().filter(text -> text.startsWith("a")))
        .containsExactly("a1", "a2", "a3", "a4");
    assertThat(responses.element().getSubscriptionProperties().getMessageOrderingEnabled())
        .isTrue();
    stream.onCompleted();
  }

  @Test
  default void aRefusedMessageBringsAllLaterOnesOfItsKeyAgainAlsoThoseAcknowledged() {
    ordered();
    publish("a1", "a2", "a3", "b1");
    Queue<StreamingPullResponse> responses = new ConcurrentLinkedQueue<>();
    var stream = stream(responses);
    await().until(() -> received(responses).size() == 4);
    List<ReceivedMessage> first = received(responses);

    stream.onNext(StreamingPullRequest.newBuilder().addAckIds(ackId(first, "a2")).build());
    stream.onNext(
        StreamingPullRequest.newBuilder()
            .addModifyDeadlineAckIds(ackId(first, "a1"))
            .addModifyDeadlineSeconds(0)
            .build());

    await().until(() -> received(responses).size() == 7);
    List<ReceivedMessage> again = received(responses).subList(4, 7);
    assertThat(texts(again)).containsExactly("a1", "a2", "a3");
    var acks = StreamingPullRequest.newBuilder().addAckIds(ackId(first, "b1"));
    again.forEach(received -> acks.addAckIds(received.getAckId()));
    stream.onNext(acks.build());
    await().untilAsserted(() -> assertThat(pubsub().pullNow("billing")).isEmpty());
    stream.onCompleted();
  }

  private static String ackId(List<ReceivedMessage> received, String text) {
    return received.stream()
        .filter(r -> r.getMessage().getData().toStringUtf8().equals(text))
        .findFirst()
        .orElseThrow()
        .getAckId();
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
  default void aDeadLetterLetsTheNextOfItsKeyPass() {
    pubsub().createTopic("orders");
    pubsub().createTopic("dead");
    pubsub().create(pubsub().subscription("graveyard", "dead").setEnableMessageOrdering(true));
    pubsub()
        .create(
            pubsub()
                .subscription("billing", "orders")
                .setEnableMessageOrdering(true)
                .setDeadLetterPolicy(
                    DeadLetterPolicy.newBuilder()
                        .setDeadLetterTopic(pubsub().topicName("dead"))
                        .setMaxDeliveryAttempts(5)));
    publish("a1", "a2");

    for (int attempt = 1; attempt <= 5; attempt++) {
      List<ReceivedMessage> received = pubsub().pull("billing", 1);
      assertThat(texts(received)).containsExactly("a1");
      assertThat(received.getFirst().getDeliveryAttempt()).isEqualTo(attempt);
      pubsub().refuse("billing", received);
    }

    List<ReceivedMessage> dead = pubsub().pullAtLeast("graveyard", 1);
    assertThat(texts(dead)).containsExactly("a1");
    assertThat(dead.getFirst().getMessage().getOrderingKey()).isEqualTo("a");
    List<ReceivedMessage> next = pubsub().pullAtLeast("billing", 1);
    assertThat(texts(next)).containsExactly("a2");
    assertThat(next.getFirst().getDeliveryAttempt()).isEqualTo(1);
  }

  @Test
  default void exactlyOnceTakesTheAcknowledgementsOfAKeyInOrderOnly() {
    pubsub().createTopic("orders");
    pubsub()
        .create(
            pubsub()
                .subscription("billing", "orders")
                .setEnableMessageOrdering(true)
                .setEnableExactlyOnceDelivery(true));
    publish("a1", "a2");
    Queue<StreamingPullResponse> responses = new ConcurrentLinkedQueue<>();
    var stream = stream(responses);
    await().until(() -> received(responses).size() == 2);
    String one = ackId(received(responses), "a1");
    String two = ackId(received(responses), "a2");

    for (String ackId : List.of(two, one, two)) {
      stream.onNext(StreamingPullRequest.newBuilder().addAckIds(ackId).build());
    }

    await()
        .until(
            () ->
                responses.stream().filter(StreamingPullResponse::hasAcknowledgeConfirmation).count()
                    == 3);
    assertThat(responses.stream().filter(StreamingPullResponse::hasAcknowledgeConfirmation))
        .extracting(
            r -> r.getAcknowledgeConfirmation().getAckIdsList(),
            r -> r.getAcknowledgeConfirmation().getUnorderedAckIdsList())
        .containsExactly(
            tuple(List.of(), List.of(two)),
            tuple(List.of(one), List.of()),
            tuple(List.of(two), List.of()));
    stream.onCompleted();
  }
}
