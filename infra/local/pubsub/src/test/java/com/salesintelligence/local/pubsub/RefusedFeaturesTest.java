package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.JavaScriptUDF;
import com.google.pubsub.v1.MessageTransform;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What this server does not do, it says by name. */
class RefusedFeaturesTest {

  private static final MessageTransform TRANSFORM =
      MessageTransform.newBuilder()
          .setJavascriptUdf(
              JavaScriptUDF.newBuilder()
                  .setFunctionName("shout")
                  .setCode("function shout(message, metadata) { return message; }"))
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

  @Test
  void tagsAndTheOldPushFormatAreRefused() {
    refused(() -> pubsub.create(billing().putTags("a", "b")), "tags");
    refused(
        () -> pubsub.publisher.createTopic(special().putTags("a", "b").build()), "support tags");
    refused(() -> pubsub.create(billing().setPushConfig(push("v1beta1"))), "v1beta1");
    assertThat(pubsub.create(billing().setPushConfig(push("v1beta2"))).getState())
        .isEqualTo(Subscription.State.ACTIVE);
  }

  private static PushConfig push(String version) {
    return PushConfig.newBuilder()
        .setPushEndpoint("http://localhost:1/")
        .putAttributes("x-goog-version", version)
        .build();
  }

  @Test
  void aTopicThatTransformsTakesNothing() {
    pubsub.publisher.createTopic(special().addMessageTransforms(TRANSFORM).build());

    refused(() -> pubsub.publish("special", "x"), "message_transforms");
  }

  @Test
  void aSubscriptionThatTransformsGivesNothingUntilItsTransformIsOff() {
    pubsub.create(billing().addMessageTransforms(TRANSFORM));
    pubsub.publish("orders", "x");

    refused(() -> pubsub.pull("billing", 1), "message_transforms");

    update(
        billing().addMessageTransforms(TRANSFORM.toBuilder().setDisabled(true)),
        "message_transforms");
    assertThat(pubsub.pull("billing", 1)).hasSize(1);
  }

  @Test
  void transformsWithoutAFunctionAreInvalid() {
    assertThatThrownBy(
            () -> pubsub.create(billing().addMessageTransforms(MessageTransform.newBuilder())))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("message_transforms");
    var nameless = TRANSFORM.toBuilder();
    nameless.getJavascriptUdfBuilder().clearFunctionName();
    assertThatThrownBy(() -> pubsub.create(billing().addMessageTransforms(nameless)))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("function_name");
  }

  private Subscription.Builder billing() {
    return pubsub.subscription("billing", "orders");
  }

  private Topic.Builder special() {
    return Topic.newBuilder().setName(pubsub.topicName("special"));
  }

  private void update(Subscription.Builder subscription, String field) {
    pubsub.subscriber.updateSubscription(
        UpdateSubscriptionRequest.newBuilder()
            .setSubscription(subscription)
            .setUpdateMask(FieldMask.newBuilder().addPaths(field))
            .build());
  }

  private static void refused(ThrowingCallable call, String feature) {
    assertThatThrownBy(call).hasMessageContaining("UNIMPLEMENTED").hasMessageContaining(feature);
  }
}
