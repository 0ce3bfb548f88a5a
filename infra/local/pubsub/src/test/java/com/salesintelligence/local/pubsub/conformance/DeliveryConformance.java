package com.salesintelligence.local.pubsub.conformance;

import static com.google.protobuf.util.Durations.fromSeconds;
import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.message;
import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.texts;
import static com.salesintelligence.local.pubsub.conformance.TopologyConformance.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Publish, pull, acknowledge, redeliver and dead-letter as Pub/Sub's documentation has them. */
interface DeliveryConformance {

  PubSubFixture pubsub();

  @Test
  default void eachSubscriptionGetsEachMessageAsItWasPublished() {
    orders("billing", "shipping");

    List<String> ids = pubsub().publish("orders", message("one", Map.of("colour", "blau ü")));

    for (String subscription : List.of("billing", "shipping")) {
      ReceivedMessage received = pubsub().pull(subscription, 10).getFirst();
      assertThat(received.getMessage().getData().toStringUtf8()).isEqualTo("one");
      assertThat(received.getMessage().getAttributesMap()).containsEntry("colour", "blau ü");
      assertThat(received.getMessage().getMessageId()).isEqualTo(ids.getFirst());
      assertThat(received.getMessage().hasPublishTime()).isTrue();
      assertThat(received.getDeliveryAttempt()).isZero();
    }
  }

  @Test
  default void anAcknowledgedMessageDoesNotComeAgain() {
    orders("billing");
    pubsub().publish("orders", "one");

    pubsub().acknowledge("billing", pubsub().pull("billing", 10));

    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  @Test
  default void aRefusedMessageComesAgainAtOnce() {
    orders("billing");
    pubsub().publish("orders", "one");

    pubsub().refuse("billing", pubsub().pull("billing", 10));

    assertThat(texts(pubsub().pull("billing", 10))).containsExactly("one");
  }

  @Test
  default void aMessageThatNobodyAcknowledgesComesAgainAfterItsDeadline() {
    orders("billing");
    pubsub().publish("orders", "one");
    List<ReceivedMessage> first = pubsub().pull("billing", 10);
    pubsub().deadline("billing", first, 2);
    Instant start = Instant.now();

    List<ReceivedMessage> second = pubsub().pullAtLeast("billing", 1);

    assertThat(texts(second)).containsExactly("one");
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(1500));
  }

  @Test
  default void anExtendedDeadlineKeepsTheMessageAway() {
    orders("billing");
    pubsub().publish("orders", "one");
    List<ReceivedMessage> leased = pubsub().pull("billing", 10);
    pubsub().deadline("billing", leased, 1);
    pubsub().deadline("billing", leased, 60);
    pubsub().publish("orders", "two");

    assertThat(texts(pubsub().pullAtLeast("billing", 1))).containsExactly("two");
    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  @Test
  default void theRetryPolicyDelaysARefusedMessage() {
    pubsub().createTopic("orders");
    pubsub()
        .create(
            pubsub()
                .subscription("billing", "orders")
                .setRetryPolicy(PubSubFixture.retry(fromSeconds(2), fromSeconds(10))));
    pubsub().publish("orders", "one");
    Instant start = Instant.now();

    pubsub().refuse("billing", pubsub().pull("billing", 10));

    assertThat(texts(pubsub().pullAtLeast("billing", 1))).containsExactly("one");
    assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(1500));
  }

  @Test
  default void afterItsLastAttemptAMessageIsADeadLetter() {
    deadLettered();
    String id = pubsub().publish("orders", message("bad", Map.of("kept", "yes"))).getFirst();

    for (int attempt = 1; attempt <= 5; attempt++) {
      List<ReceivedMessage> received = pubsub().pullAtLeast("billing", 1);
      assertThat(received.getFirst().getDeliveryAttempt()).isEqualTo(attempt);
      pubsub().refuse("billing", received);
    }

    PubsubMessage dead = pubsub().pullAtLeast("graveyard", 1).getFirst().getMessage();
    assertThat(dead.getData().toStringUtf8()).isEqualTo("bad");
    assertThat(dead.getMessageId()).isNotEqualTo(id);
    assertThat(dead.getAttributesMap())
        .containsEntry("kept", "yes")
        .containsEntry("CloudPubSubDeadLetterSourceDeliveryCount", "5")
        .containsEntry("CloudPubSubDeadLetterSourceSubscription", "billing")
        .containsEntry(
            "CloudPubSubDeadLetterSourceSubscriptionProject",
            pubsub().project().substring("projects/".length()))
        .containsKey("CloudPubSubDeadLetterSourceTopicPublishTime");
    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  private void deadLettered() {
    pubsub().createTopic("orders");
    pubsub().createTopic("dead");
    pubsub().create(pubsub().subscription("graveyard", "dead"));
    pubsub()
        .create(
            pubsub()
                .subscription("billing", "orders")
                .setDeadLetterPolicy(
                    DeadLetterPolicy.newBuilder()
                        .setDeadLetterTopic(pubsub().topicName("dead"))
                        .setMaxDeliveryAttempts(5)));
  }

  @Test
  default void aFilterKeepsOtherMessagesAway() {
    pubsub().createTopic("orders");
    pubsub()
        .create(
            pubsub()
                .subscription("billing", "orders")
                .setFilter("NOT attributes:replay-target OR attributes.replay-target = \"me\""));

    pubsub()
        .publish(
            "orders",
            message("plain", Map.of()),
            message("other", Map.of("replay-target", "somebody")),
            message("mine", Map.of("replay-target", "me")));

    assertThat(texts(pubsub().pullAtLeast("billing", 2)))
        .containsExactlyInAnyOrder("plain", "mine");
    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  @Test
  default void anInvalidFilterIsRefused() {
    pubsub().createTopic("orders");

    for (String filter :
        List.of(
            "attributes.a",
            "attributes:a AND",
            "x = \"1\"",
            "attributes:a OR" + " attributes:b AND attributes:c")) {
      assertStatus(
          () -> pubsub().create(pubsub().subscription("billing", "orders").setFilter(filter)),
          Status.Code.INVALID_ARGUMENT);
    }
  }

  @Test
  default void messagesBeyondTheLimitsAreInvalid() {
    orders("billing");

    assertStatus(
        () -> pubsub().publish("orders", PubsubMessage.getDefaultInstance()),
        Status.Code.INVALID_ARGUMENT);
    assertStatus(
        () -> pubsub().publish("orders", message("x", Map.of("long", "v".repeat(1025)))),
        Status.Code.INVALID_ARGUMENT);
    assertStatus(
        () -> pubsub().publish("orders", message("x".repeat(10_000_001), Map.of())),
        Status.Code.INVALID_ARGUMENT);
    assertStatus(() -> pubsub().pull("billing", 0), Status.Code.INVALID_ARGUMENT);
  }

  @Test
  default void aMessageOfNineMegabytesArrivesWhole() {
    orders("billing");
    String large = "é".repeat(4_500_000);

    pubsub().publish("orders", large);

    assertThat(texts(pubsub().pull("billing", 1)).getFirst()).isEqualTo(large);
  }

  private void orders(String... subscriptions) {
    pubsub().createTopic("orders");
    for (String subscription : subscriptions) {
      pubsub().create(pubsub().subscription(subscription, "orders"));
    }
  }
}
