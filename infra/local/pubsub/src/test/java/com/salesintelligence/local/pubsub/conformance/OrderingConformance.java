package com.salesintelligence.local.pubsub.conformance;

import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.message;
import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    try (OpenStream stream = new OpenStream(pubsub(), "billing")) {
      await().until(() -> stream.received().size() == 5);

      assertThat(texts(stream.received()).stream().filter(text -> text.startsWith("a")))
          .containsExactly("a1", "a2", "a3", "a4");
      assertThat(
              stream.responses().getFirst().getSubscriptionProperties().getMessageOrderingEnabled())
          .isTrue();
    }
  }

  @Test
  default void aRefusedMessageBringsAllLaterOnesOfItsKeyAgainAlsoThoseAcknowledged() {
    ordered();
    publish("a1", "a2", "a3", "b1");
    try (OpenStream stream = new OpenStream(pubsub(), "billing")) {
      await().until(() -> stream.received().size() == 4);

      stream.acknowledge(stream.ackId("a2"), stream.ackId("b1"));
      stream.deadline(0, stream.ackId("a1"));

      await().until(() -> stream.received().size() == 7);
      List<ReceivedMessage> again = stream.received().subList(4, 7);
      assertThat(texts(again)).containsExactly("a1", "a2", "a3");
      stream.acknowledge(again.stream().map(ReceivedMessage::getAckId).toArray(String[]::new));
      await().untilAsserted(() -> assertThat(pubsub().pullNow("billing")).isEmpty());
    }
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
    try (OpenStream stream = new OpenStream(pubsub(), "billing")) {
      await().until(() -> stream.received().size() == 2);
      String one = stream.ackId("a1");
      String two = stream.ackId("a2");

      stream.acknowledge(two);
      stream.acknowledge(one);
      stream.acknowledge(two);

      await().until(() -> stream.acknowledged().size() == 3);
      assertThat(stream.acknowledged())
          .extracting(
              r -> r.getAcknowledgeConfirmation().getAckIdsList(),
              r -> r.getAcknowledgeConfirmation().getUnorderedAckIdsList())
          .containsExactly(
              tuple(List.of(), List.of(two)),
              tuple(List.of(one), List.of()),
              tuple(List.of(two), List.of()));
    }
  }
}
