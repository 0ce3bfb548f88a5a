package com.salesintelligence.local.pubsub.conformance;

import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.message;
import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.texts;
import static com.salesintelligence.local.pubsub.conformance.TopologyConformance.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.FieldMask;
import com.google.pubsub.v1.ModifyPushConfigRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Push subscriptions as Pub/Sub's documentation has them. */
interface PushConformance {

  PubSubFixture pubsub();

  private void pushedTo(Endpoint endpoint, PushConfig.Builder config) {
    pubsub().createTopic("orders");
    pubsub()
        .create(
            pubsub()
                .subscription("billing", "orders")
                .setPushConfig(config.setPushEndpoint(endpoint.url())));
  }

  @Test
  default void aMessageIsPushedOnceAsWrappedJson() throws IOException {
    try (Endpoint endpoint = new Endpoint()) {
      pushedTo(endpoint, PushConfig.newBuilder());

      String id =
          pubsub().publish("orders", message("héllo", Map.of("colour", "\"blue\""))).getFirst();

      await().until(() -> endpoint.posts().size() == 1);
      Endpoint.Post post = endpoint.posts().getFirst();
      assertThat(post.header("Content-Type")).isEqualTo("application/json");
      assertThat(post.body().replace("\\/", "/"))
          .contains("\"data\":\"aMOpbGxv\"")
          .contains("\"colour\":\"\\\"blue\\\"\"")
          .contains("\"messageId\":\"" + id + "\"")
          .contains("\"message_id\":\"" + id + "\"")
          .contains("\"publishTime\":\"20")
          .contains("\"subscription\":\"" + pubsub().subscriptionName("billing") + "\"");
      await().during(Duration.ofMillis(300)).until(() -> endpoint.posts().size() == 1);
    }
  }

  @Test
  default void anUnwrappedMessageIsTheBodyAndItsMetadataAreHeaders() throws IOException {
    try (Endpoint endpoint = new Endpoint()) {
      pushedTo(
          endpoint,
          PushConfig.newBuilder()
              .setNoWrapper(PushConfig.NoWrapper.newBuilder().setWriteMetadata(true)));

      String id = pubsub().publish("orders", message("plain", Map.of("colour", "blue"))).getFirst();

      await().until(() -> endpoint.posts().size() == 1);
      Endpoint.Post post = endpoint.posts().getFirst();
      assertThat(post.body()).isEqualTo("plain");
      assertThat(post.header("colour")).isEqualTo("blue");
      assertThat(post.header("x-goog-pubsub-message-id")).isEqualTo(id);
      assertThat(post.header("x-goog-pubsub-subscription-name"))
          .isEqualTo(pubsub().subscriptionName("billing"));
    }
  }

  @Test
  default void aRefusedPushIsTriedAgain() throws IOException {
    try (Endpoint endpoint = new Endpoint(500, 404, 302, 204)) {
      pushedTo(endpoint, PushConfig.newBuilder());

      pubsub().publish("orders", "one");

      await().until(() -> endpoint.posts().size() == 4);
      await().during(Duration.ofMillis(300)).until(() -> endpoint.posts().size() == 4);
    }
  }

  @Test
  default void processingIsAnAcknowledgement() throws IOException {
    try (Endpoint endpoint = new Endpoint(102)) {
      pushedTo(endpoint, PushConfig.newBuilder());

      pubsub().publish("orders", "one");

      await().until(() -> endpoint.posts().size() == 1);
      await().during(Duration.ofMillis(500)).until(() -> endpoint.posts().size() == 1);
    }
  }

  @Test
  default void theIdentityTokenNamesTheAccountAndTheAudience() throws IOException {
    try (Endpoint endpoint = new Endpoint()) {
      pushedTo(
          endpoint,
          PushConfig.newBuilder()
              .setOidcToken(
                  PushConfig.OidcToken.newBuilder()
                      .setServiceAccountEmail("push@demo.iam.gserviceaccount.com")
                      .setAudience("billing")));

      pubsub().publish("orders", "one");

      await().until(() -> endpoint.posts().size() == 1);
      String token = endpoint.posts().getFirst().header("Authorization");
      assertThat(token).startsWith("Bearer ");
      String claims =
          new String(
              Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
      assertThat(claims)
          .contains("\"aud\":\"billing\"")
          .contains("\"email\":\"push@demo.iam.gserviceaccount.com\"");
    }
  }

  @Test
  default void pushedMessagesOfAKeyWaitForTheOneBefore() throws IOException {
    try (Endpoint endpoint = new Endpoint(500, 204, 204)) {
      pubsub().createTopic("orders");
      PubsubMessage.Builder keyed = PubsubMessage.newBuilder().setOrderingKey("k");
      pubsub()
          .create(
              pubsub()
                  .subscription("billing", "orders")
                  .setEnableMessageOrdering(true)
                  .setPushConfig(
                      PushConfig.newBuilder()
                          .setPushEndpoint(endpoint.url())
                          .setNoWrapper(PushConfig.NoWrapper.getDefaultInstance())));

      pubsub()
          .publish(
              "orders",
              keyed.setData(message("one", Map.of()).getData()).build(),
              keyed.setData(message("two", Map.of()).getData()).build());

      await().until(() -> endpoint.posts().size() == 3);
      assertThat(endpoint.posts())
          .extracting(Endpoint.Post::body)
          .containsExactly("one", "one", "two");
    }
  }

  @Test
  default void aSubscriptionIsSwitchedBetweenPushAndPull() throws IOException {
    try (Endpoint endpoint = new Endpoint()) {
      pubsub().createTopic("orders");
      pubsub().create(pubsub().subscription("billing", "orders"));
      pubsub().publish("orders", "before");

      modify(PushConfig.newBuilder().setPushEndpoint(endpoint.url()).build());
      await().until(() -> endpoint.posts().size() == 1);
      assertStatus(() -> pubsub().pull("billing", 1), Status.Code.FAILED_PRECONDITION);

      modify(PushConfig.getDefaultInstance());
      pubsub().publish("orders", "after");
      assertThat(texts(pubsub().pullAtLeast("billing", 1))).isEqualTo(List.of("after"));
      assertThat(endpoint.posts()).hasSize(1);
    }
  }

  private void modify(PushConfig config) {
    pubsub()
        .subscriber
        .modifyPushConfig(
            ModifyPushConfigRequest.newBuilder()
                .setSubscription(pubsub().subscriptionName("billing"))
                .setPushConfig(config)
                .build());
  }

  @Test
  default void aPushEndpointMustBeAnAddress() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));

    assertStatus(
        () ->
            pubsub()
                .subscriber
                .updateSubscription(
                    UpdateSubscriptionRequest.newBuilder()
                        .setSubscription(
                            pubsub()
                                .subscription("billing", "orders")
                                .setPushConfig(
                                    PushConfig.newBuilder().setPushEndpoint("no address")))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("push_config"))
                        .build()),
        Status.Code.INVALID_ARGUMENT);
  }
}
