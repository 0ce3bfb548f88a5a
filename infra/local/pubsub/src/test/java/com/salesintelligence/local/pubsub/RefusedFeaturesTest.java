package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.pubsub.v1.BigQueryConfig;
import com.google.pubsub.v1.BigtableConfig;
import com.google.pubsub.v1.CloudStorageConfig;
import com.google.pubsub.v1.IngestionDataSourceSettings;
import com.google.pubsub.v1.JavaScriptUDF;
import com.google.pubsub.v1.MessageTransform;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this server does not do, it says by name. */
class RefusedFeaturesTest {

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

  private static final MessageTransform TRANSFORM =
      MessageTransform.newBuilder()
          .setJavascriptUdf(JavaScriptUDF.newBuilder().setFunctionName("f"))
          .build();

  @Test
  void subscriptionsThatExportAreRefused() {
    refused(subscription().setBigqueryConfig(BigQueryConfig.newBuilder()), "bigquery_config");
    refused(subscription().setBigtableConfig(BigtableConfig.newBuilder()), "bigtable_config");
    refused(
        subscription().setCloudStorageConfig(CloudStorageConfig.newBuilder()),
        "cloud_storage_config");
    refused(subscription().addMessageTransforms(TRANSFORM), "message_transforms");
    refused(subscription().putTags("a", "b"), "tags");
    refused(
        subscription()
            .setPushConfig(
                PushConfig.newBuilder()
                    .setPushEndpoint("http://localhost/")
                    .putAttributes("x-goog-version", "v1beta1")),
        "x-goog-version=v1beta1");
  }

  private Subscription.Builder subscription() {
    return pubsub.subscription("billing", "orders");
  }

  private void refused(Subscription.Builder subscription, String feature) {
    assertThatThrownBy(() -> pubsub.create(subscription))
        .hasMessageContaining("UNIMPLEMENTED")
        .hasMessageContaining(feature);
  }

  @Test
  void topicsThatIngestTransformOrEncryptAreRefused() {
    refused(
        topic().setIngestionDataSourceSettings(IngestionDataSourceSettings.newBuilder()),
        "ingestion_data_source_settings");
    refused(topic().addMessageTransforms(TRANSFORM), "message_transforms");
    refused(topic().setKmsKeyName("key"), "kms_key_name");
    refused(topic().putTags("a", "b"), "tags");
  }

  private Topic.Builder topic() {
    return Topic.newBuilder().setName(pubsub.topicName("special"));
  }

  private void refused(Topic.Builder topic, String feature) {
    assertThatThrownBy(() -> pubsub.publisher.createTopic(topic.build()))
        .hasMessageContaining("UNIMPLEMENTED")
        .hasMessageContaining(feature);
  }
}
