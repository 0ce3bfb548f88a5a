package com.salesintelligence.local.pubsub.conformance;

import static com.google.protobuf.util.Durations.fromSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.BigQueryConfig;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.DeleteSubscriptionRequest;
import com.google.pubsub.v1.DeleteTopicRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.IngestionDataSourceSettings;
import com.google.pubsub.v1.IngestionDataSourceSettings.CloudStorage.TextFormat;
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
  default void aSubscriptionThatExistsIsSaidBeforeATopicThatDoesNot() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));

    assertStatus(
        () -> pubsub().create(pubsub().subscription("billing", "missing")),
        Status.Code.ALREADY_EXISTS);
  }

  @Test
  default void settingsForOtherServicesAreKept() {
    var source =
        IngestionDataSourceSettings.newBuilder()
            .setCloudStorage(
                IngestionDataSourceSettings.CloudStorage.newBuilder()
                    .setBucket("orders-bucket")
                    .setTextFormat(TextFormat.getDefaultInstance()));
    String key = "projects/demo/locations/global/keyRings/ring/cryptoKeys/key";

    Topic topic =
        pubsub()
            .publisher
            .createTopic(
                Topic.newBuilder()
                    .setName(pubsub().topicName("orders"))
                    .setKmsKeyName(key)
                    .setIngestionDataSourceSettings(source)
                    .build());
    Subscription sink =
        pubsub()
            .create(
                pubsub()
                    .subscription("sink", "orders")
                    .setBigqueryConfig(
                        BigQueryConfig.newBuilder()
                            .setTable("demo.sales.orders")
                            .setWriteMetadata(true)));

    assertThat(topic.getKmsKeyName()).isEqualTo(key);
    assertThat(topic.getIngestionDataSourceSettings().getCloudStorage().getBucket())
        .isEqualTo("orders-bucket");
    assertThat(
            topic.getIngestionDataSourceSettings().getCloudStorage().getTextFormat().getDelimiter())
        .isEqualTo("\n");
    assertThat(sink.getBigqueryConfig().getTable()).isEqualTo("demo.sales.orders");
    assertThat(sink.getBigqueryConfig().getWriteMetadata()).isTrue();
  }

  @Test
  default void aSourceIsInvalidWithoutWhatItNeeds() {
    var nothing = Topic.newBuilder().setName(pubsub().topicName("orders"));
    nothing.getIngestionDataSourceSettingsBuilder();
    var kinesis = nothing.clone();
    kinesis.getIngestionDataSourceSettingsBuilder().getAwsKinesisBuilder().setStreamArn("arn");
    var storage = nothing.clone();
    storage.getIngestionDataSourceSettingsBuilder().getCloudStorageBuilder();

    assertThatThrownBy(() -> pubsub().publisher.createTopic(nothing.build()))
        .hasMessageContaining("INVALID_ARGUMENT: No ingestion source");
    assertThatThrownBy(() -> pubsub().publisher.createTopic(kinesis.build()))
        .hasMessageContaining("INVALID_ARGUMENT: Missing required fields for AwsKinesis")
        .hasMessageContaining("consumer_arn, aws_role_arn, gcp_service_account");
    assertThatThrownBy(() -> pubsub().publisher.createTopic(storage.build()))
        .hasMessageContaining("INVALID_ARGUMENT: Missing required fields for CloudStorage")
        .hasMessageContaining("bucket, input_format");
  }

  @Test
  default void aDeadLetterPolicyGoesWithItsFields() {
    pubsub().createTopic("orders");
    var policy = DeadLetterPolicy.newBuilder().setDeadLetterTopic(pubsub().topicName("orders"));
    pubsub().create(pubsub().subscription("billing", "orders").setDeadLetterPolicy(policy));

    Subscription without =
        pubsub()
            .subscriber
            .updateSubscription(
                UpdateSubscriptionRequest.newBuilder()
                    .setSubscription(pubsub().subscription("billing", "orders"))
                    .setUpdateMask(
                        FieldMask.newBuilder()
                            .addPaths("dead_letter_policy.dead_letter_topic")
                            .addPaths("dead_letter_policy.max_delivery_attempts"))
                    .build());

    assertThat(without.hasDeadLetterPolicy()).isFalse();
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
