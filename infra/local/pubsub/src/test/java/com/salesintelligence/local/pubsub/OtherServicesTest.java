package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.BigQueryConfig;
import com.google.pubsub.v1.BigtableConfig;
import com.google.pubsub.v1.CloudStorageConfig;
import com.google.pubsub.v1.IngestionDataSourceSettings;
import com.google.pubsub.v1.IngestionDataSourceSettings.AwsKinesis;
import com.google.pubsub.v1.IngestionDataSourceSettings.AwsMsk;
import com.google.pubsub.v1.IngestionDataSourceSettings.AzureEventHubs;
import com.google.pubsub.v1.IngestionDataSourceSettings.CloudStorage;
import com.google.pubsub.v1.IngestionDataSourceSettings.ConfluentCloud;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.google.pubsub.v1.UpdateTopicRequest;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Settings that reach beyond Pub/Sub are kept, and the state tells that nothing is reached. */
class OtherServicesTest {

  private static final String ACCOUNT = "reader@demo.iam.gserviceaccount.com";
  private static final BigQueryConfig TABLE =
      BigQueryConfig.newBuilder().setTable("demo.sales.orders").build();
  private static final CloudStorageConfig BUCKET =
      CloudStorageConfig.newBuilder().setBucket("orders-bucket").build();
  private static final AwsKinesis STREAM =
      AwsKinesis.newBuilder()
          .setStreamArn("arn:aws:kinesis:us-west-2:1:stream/s")
          .setConsumerArn("arn:aws:kinesis:us-west-2:1:stream/s/consumer/c:1")
          .setAwsRoleArn("arn:aws:iam::1:role/r")
          .setGcpServiceAccount(ACCOUNT)
          .build();

  private static final CloudStorage CLOUD_STORAGE =
      CloudStorage.newBuilder()
          .setBucket("b")
          .setTextFormat(CloudStorage.TextFormat.getDefaultInstance())
          .build();
  private static final AzureEventHubs EVENT_HUB =
      AzureEventHubs.newBuilder()
          .setResourceGroup("group")
          .setNamespace("namespace")
          .setEventHub("hub")
          .setClientId("client")
          .setTenantId("tenant")
          .setSubscriptionId("subscription")
          .setGcpServiceAccount(ACCOUNT)
          .build();
  private static final AwsMsk CLUSTER =
      AwsMsk.newBuilder()
          .setClusterArn("arn:aws:kafka:us-east-1:1:cluster/c")
          .setTopic("topic")
          .setAwsRoleArn("arn:aws:iam::1:role/r")
          .setGcpServiceAccount(ACCOUNT)
          .build();
  private static final ConfluentCloud CONFLUENT =
      ConfluentCloud.newBuilder()
          .setBootstrapServer("server:9092")
          .setClusterId("cluster")
          .setTopic("topic")
          .setIdentityPoolId("pool")
          .setGcpServiceAccount(ACCOUNT)
          .build();

  private EmbeddedPubSub server;
  private PubSubFixture pubsub;

  @BeforeEach
  void start() {
    server = EmbeddedPubSub.start(0);
    pubsub = new PubSubFixture(server.host());
    pubsub.createTopic("orders");
  }

  @AfterEach
  void stop() throws InterruptedException {
    pubsub.close();
    server.close();
  }

  private Subscription.Builder sink() {
    return pubsub.subscription("sink", "orders");
  }

  @Test
  void anExportTellsThatItReachesNothing() {
    Subscription bigQuery = pubsub.create(sink().setBigqueryConfig(TABLE));
    Subscription storage =
        pubsub.create(pubsub.subscription("files", "orders").setCloudStorageConfig(BUCKET));
    Subscription bigtable =
        pubsub.create(
            pubsub
                .subscription("rows", "orders")
                .setBigtableConfig(
                    BigtableConfig.newBuilder().setTable("projects/p/instances/i/tables/t")));

    assertThat(bigQuery.getState()).isEqualTo(Subscription.State.RESOURCE_ERROR);
    assertThat(bigQuery.getBigqueryConfig())
        .isEqualTo(TABLE.toBuilder().setState(BigQueryConfig.State.NOT_FOUND).build());
    assertThat(storage.getCloudStorageConfig().getState())
        .isEqualTo(CloudStorageConfig.State.NOT_FOUND);
    assertThat(storage.getCloudStorageConfig().getMaxDuration())
        .isEqualTo(Durations.fromMinutes(5));
    assertThat(storage.getCloudStorageConfig().hasTextConfig()).isTrue();
    assertThat(bigtable.getBigtableConfig().getState()).isEqualTo(BigtableConfig.State.NOT_FOUND);
  }

  @Test
  void anExportIsNotPulledUntilItIsAPullSubscription() {
    pubsub.create(sink().setBigqueryConfig(TABLE));
    pubsub.publish("orders", "waits");

    assertThatThrownBy(() -> pubsub.pull("sink", 1)).hasMessageContaining("FAILED_PRECONDITION");

    Subscription pulled = update(sink().setBigqueryConfig(BigQueryConfig.newBuilder()));
    assertThat(pulled.hasBigqueryConfig()).isFalse();
    assertThat(pulled.getState()).isEqualTo(Subscription.State.ACTIVE);
    assertThat(pubsub.pull("sink", 1)).hasSize(1);
  }

  private Subscription update(Subscription.Builder subscription) {
    return pubsub.subscriber.updateSubscription(
        UpdateSubscriptionRequest.newBuilder()
            .setSubscription(subscription)
            .setUpdateMask(FieldMask.newBuilder().addPaths("bigquery_config"))
            .build());
  }

  @Test
  void exportsThatCannotBeAreInvalid() {
    invalid(sink().setBigqueryConfig(TABLE.toBuilder().setTable("orders")), "bigquery_config");
    invalid(
        sink().setBigqueryConfig(TABLE.toBuilder().setUseTopicSchema(true).setUseTableSchema(true)),
        "use_topic_schema");
    invalid(sink().setBigtableConfig(BigtableConfig.newBuilder().setTable("t")), "bigtable_config");
    invalid(
        sink().setCloudStorageConfig(BUCKET.toBuilder().setBucket("gs://orders")),
        "cloud_storage_config.bucket");
    invalid(
        sink().setCloudStorageConfig(BUCKET.toBuilder().setFilenameSuffix("a/")),
        "filename_suffix");
    invalid(
        sink().setCloudStorageConfig(BUCKET.toBuilder().setMaxDuration(Durations.fromSeconds(59))),
        "max_duration");
    invalid(sink().setCloudStorageConfig(BUCKET.toBuilder().setMaxBytes(1023)), "max_bytes");
    invalid(sink().setCloudStorageConfig(BUCKET.toBuilder().setMaxMessages(999)), "max_messages");
    invalid(sink().setBigqueryConfig(TABLE).setCloudStorageConfig(BUCKET), "At most one");
    invalid(
        sink()
            .setBigqueryConfig(TABLE)
            .setPushConfig(PushConfig.newBuilder().setPushEndpoint("http://localhost:1/")),
        "At most one");
    invalid(sink().setBigqueryConfig(TABLE).setEnableExactlyOnceDelivery(true), "Exactly-once");
  }

  private void invalid(Subscription.Builder subscription, String problem) {
    assertThatThrownBy(() -> pubsub.create(subscription))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining(problem);
  }

  @Test
  void aSourceTellsThatNothingComesFromIt() {
    var source = IngestionDataSourceSettings.newBuilder();

    assertThat(ingest(source.setAwsKinesis(STREAM)).getAwsKinesis().getState())
        .isEqualTo(AwsKinesis.State.STREAM_NOT_FOUND);
    assertThat(ingest(source.setCloudStorage(CLOUD_STORAGE)).getCloudStorage().getState())
        .isEqualTo(CloudStorage.State.BUCKET_NOT_FOUND);
    assertThat(ingest(source.setAzureEventHubs(EVENT_HUB)).getAzureEventHubs().getState())
        .isEqualTo(AzureEventHubs.State.NAMESPACE_NOT_FOUND);
    assertThat(ingest(source.setAwsMsk(CLUSTER)).getAwsMsk().getState())
        .isEqualTo(AwsMsk.State.CLUSTER_NOT_FOUND);
    assertThat(ingest(source.setConfluentCloud(CONFLUENT)).getConfluentCloud().getState())
        .isEqualTo(ConfluentCloud.State.UNREACHABLE_BOOTSTRAP_SERVER);
  }

  private IngestionDataSourceSettings ingest(IngestionDataSourceSettings.Builder settings) {
    Topic topic = change(topic(settings));
    assertThat(topic.getState()).isEqualTo(Topic.State.INGESTION_RESOURCE_ERROR);
    return topic.getIngestionDataSourceSettings();
  }

  private Topic.Builder topic(IngestionDataSourceSettings.Builder settings) {
    return Topic.newBuilder()
        .setName(pubsub.topicName("orders"))
        .setIngestionDataSourceSettings(settings);
  }

  private Topic change(Topic.Builder topic) {
    return pubsub.publisher.updateTopic(
        UpdateTopicRequest.newBuilder()
            .setTopic(topic)
            .setUpdateMask(FieldMask.newBuilder().addPaths("ingestion_data_source_settings"))
            .build());
  }

  @Test
  void aTopicWithoutItsSourceIsAsBefore() {
    change(topic(IngestionDataSourceSettings.newBuilder().setAwsKinesis(STREAM)));

    Topic topic = change(Topic.newBuilder().setName(pubsub.topicName("orders")));

    assertThat(topic.hasIngestionDataSourceSettings()).isFalse();
    assertThat(topic.getState()).isEqualTo(Topic.State.ACTIVE);
  }

  @Test
  void aKeyThatCannotBeIsInvalid() {
    assertThatThrownBy(
            () ->
                pubsub.publisher.createTopic(
                    Topic.newBuilder()
                        .setName(pubsub.topicName("secret"))
                        .setKmsKeyName("key")
                        .build()))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("kms_key_name");
  }
}
