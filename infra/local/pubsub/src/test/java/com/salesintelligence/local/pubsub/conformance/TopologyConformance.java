package com.salesintelligence.local.pubsub.conformance;

import static com.google.protobuf.util.Durations.fromSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.DeleteTopicRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicsRequest;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.google.pubsub.v1.UpdateTopicRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Topics and subscriptions as Pub/Sub's documentation has them. */
interface TopologyConformance {

  PubSubFixture pubsub();

  @Test
  default void aTopicIsCreatedOnceAndFoundByItsName() {
    Topic created = pubsub().createTopic("orders");

    assertThat(pubsub().publisher.getTopic(getTopic("orders")).getName())
        .isEqualTo(created.getName());
    assertStatus(() -> pubsub().createTopic("orders"), Status.Code.ALREADY_EXISTS);
  }

  @Test
  default void whatIsNotThereIsNotFoundByItsName() {
    assertThatThrownBy(() -> pubsub().publisher.getTopic(getTopic("missing")))
        .hasMessageContaining("NOT_FOUND")
        .hasMessageContaining("resource=missing");
    assertStatus(() -> pubsub().publish("missing", "x"), Status.Code.NOT_FOUND);
    assertStatus(() -> pubsub().pull("missing", 1), Status.Code.NOT_FOUND);
    assertStatus(
        () -> pubsub().create(pubsub().subscription("sub", "missing")), Status.Code.NOT_FOUND);
  }

  @Test
  default void topicsAreListedInPages() {
    for (int i = 0; i < 5; i++) {
      pubsub().createTopic("topic-" + i);
    }
    var request = ListTopicsRequest.newBuilder().setProject(pubsub().project()).setPageSize(3);

    var first = pubsub().publisher.listTopics(request.build());
    var second =
        pubsub().publisher.listTopics(request.setPageToken(first.getNextPageToken()).build());

    assertThat(first.getTopicsList()).hasSize(3);
    assertThat(second.getTopicsList()).hasSize(2);
    assertThat(second.getNextPageToken()).isEmpty();
  }

  @Test
  default void aSubscriptionGetsTheDocumentedDefaults() {
    pubsub().createTopic("orders");

    Subscription created = pubsub().create(pubsub().subscription("billing", "orders"));

    assertThat(created.getAckDeadlineSeconds()).isEqualTo(10);
    assertThat(created.getMessageRetentionDuration().getSeconds()).isEqualTo(604_800);
    assertThat(
            pubsub()
                .subscriber
                .listSubscriptions(
                    ListSubscriptionsRequest.newBuilder().setProject(pubsub().project()).build())
                .getSubscriptionsList())
        .extracting(Subscription::getName)
        .containsExactly(created.getName());
    assertThat(
            pubsub()
                .publisher
                .listTopicSubscriptions(
                    ListTopicSubscriptionsRequest.newBuilder()
                        .setTopic(pubsub().topicName("orders"))
                        .build())
                .getSubscriptionsList())
        .containsExactly(created.getName());
  }

  @Test
  default void settingsBeyondTheLimitsAreInvalid() {
    pubsub().createTopic("orders");
    var deadLetters =
        DeadLetterPolicy.newBuilder()
            .setDeadLetterTopic(pubsub().topicName("orders"))
            .setMaxDeliveryAttempts(4);

    assertInvalid(pubsub().subscription("short", "orders").setAckDeadlineSeconds(9));
    assertInvalid(pubsub().subscription("long", "orders").setAckDeadlineSeconds(601));
    assertInvalid(pubsub().subscription("few", "orders").setDeadLetterPolicy(deadLetters));
    assertInvalid(
        pubsub()
            .subscription("many", "orders")
            .setDeadLetterPolicy(deadLetters.setMaxDeliveryAttempts(101)));
    assertInvalid(
        pubsub()
            .subscription("backoff", "orders")
            .setRetryPolicy(PubSubFixture.retry(fromSeconds(1), fromSeconds(601))));
    assertInvalid(pubsub().subscription("1digit", "orders"));
    assertInvalid(pubsub().subscription("ab", "orders"));
    assertInvalid(pubsub().subscription("google-like", "orders"));
  }

  @Test
  default void anUpdateChangesWhatItsMaskNames() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders").putLabels("team", "a"));

    Subscription changed =
        pubsub()
            .subscriber
            .updateSubscription(
                UpdateSubscriptionRequest.newBuilder()
                    .setSubscription(
                        pubsub().subscription("billing", "orders").setAckDeadlineSeconds(99))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("ack_deadline_seconds"))
                    .build());

    assertThat(changed.getAckDeadlineSeconds()).isEqualTo(99);
    assertThat(changed.getLabelsMap()).containsEntry("team", "a");
  }

  @Test
  default void aSubscriptionsFilterCannotBeChanged() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));

    assertStatus(
        () ->
            pubsub()
                .subscriber
                .updateSubscription(
                    UpdateSubscriptionRequest.newBuilder()
                        .setSubscription(
                            pubsub().subscription("billing", "orders").setFilter("attributes:a"))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("filter"))
                        .build()),
        Status.Code.INVALID_ARGUMENT);
  }

  @Test
  default void aTopicsLabelsCanBeChanged() {
    Topic topic = pubsub().createTopic("orders").toBuilder().putLabels("team", "b").build();

    pubsub()
        .publisher
        .updateTopic(
            UpdateTopicRequest.newBuilder()
                .setTopic(topic)
                .setUpdateMask(FieldMask.newBuilder().addPaths("labels"))
                .build());

    assertThat(pubsub().publisher.getTopic(getTopic("orders")).getLabelsMap())
        .containsEntry("team", "b");
  }

  @Test
  default void subscriptionsOutliveTheirTopic() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));
    pubsub().publish("orders", "kept");

    pubsub()
        .publisher
        .deleteTopic(
            DeleteTopicRequest.newBuilder().setTopic(pubsub().topicName("orders")).build());

    assertThat(pubsub().subscriber.getSubscription(getSubscription("billing")).getTopic())
        .isEqualTo("_deleted-topic_");
    assertThat(PubSubFixture.texts(pubsub().pull("billing", 1))).containsExactly("kept");
  }

  @Test
  default void aDeletedSubscriptionIsGone() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));

    pubsub()
        .subscriber
        .deleteSubscription(
            DeleteSubscriptionRequest.newBuilder()
                .setSubscription(pubsub().subscriptionName("billing"))
                .build());

    assertStatus(
        () -> pubsub().subscriber.getSubscription(getSubscription("billing")),
        Status.Code.NOT_FOUND);
  }

  private GetTopicRequest getTopic(String id) {
    return GetTopicRequest.newBuilder().setTopic(pubsub().topicName(id)).build();
  }

  private GetSubscriptionRequest getSubscription(String id) {
    return GetSubscriptionRequest.newBuilder()
        .setSubscription(pubsub().subscriptionName(id))
        .build();
  }

  private void assertInvalid(Subscription.Builder subscription) {
    assertStatus(() -> pubsub().create(subscription), Status.Code.INVALID_ARGUMENT);
  }

  static void assertStatus(ThrowingCallable call, Status.Code code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).as(e.getMessage()).isEqualTo(code));
  }
}
