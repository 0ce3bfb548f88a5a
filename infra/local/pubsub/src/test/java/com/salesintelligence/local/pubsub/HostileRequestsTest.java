package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.iam.v1.GetIamPolicyRequest;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.CreateSchemaRequest;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.DeadLetterPolicy;
import com.google.pubsub.v1.DeleteSchemaRevisionRequest;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.GetSchemaRequest;
import com.google.pubsub.v1.GetTopicRequest;
import com.google.pubsub.v1.ListSchemasRequest;
import com.google.pubsub.v1.ListSnapshotsRequest;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicSnapshotsRequest;
import com.google.pubsub.v1.ListTopicSubscriptionsRequest;
import com.google.pubsub.v1.ListTopicsRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.ModifyPushConfigRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.Schema;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.Snapshot;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateSnapshotRequest;
import com.google.pubsub.v1.UpdateSubscriptionRequest;
import com.google.pubsub.v1.UpdateTopicRequest;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a client sends, it gets an answer that says whose mistake it was. */
class HostileRequestsTest {

  private static final int TRIES = 150;
  private static final Set<Status.Code> FAIR =
      EnumSet.of(
          Status.Code.OK,
          Status.Code.INVALID_ARGUMENT,
          Status.Code.NOT_FOUND,
          Status.Code.ALREADY_EXISTS,
          Status.Code.FAILED_PRECONDITION,
          Status.Code.ABORTED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.UNIMPLEMENTED);

  private static EmbeddedPubSub server;
  private static PubSubFixture pubsub;

  @BeforeContainer
  static void start() {
    server = EmbeddedPubSub.start(0);
    pubsub = new PubSubFixture(server.host());
    pubsub.createTopic("orders");
    pubsub.create(pubsub.subscription("billing", "orders"));
    pubsub.create(pubsub.subscription("once", "orders").setEnableExactlyOnceDelivery(true));
  }

  @AfterContainer
  static void stop() throws InterruptedException {
    pubsub.close();
    server.close();
  }

  private static void fair(Runnable call) {
    Status.Code code = Status.Code.OK;
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      code = e.getStatus().getCode();
      assertThat(FAIR).as(e.getMessage()).contains(code);
    }
  }

  @Provide
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            "projects",
            "projects//topics/",
            "projects/demo/topics/_deleted-topic_",
            "projects/demo/topics/orders/more",
            "projects/demo/subscriptions/billing",
            pubsub.project(),
            pubsub.topicName("orders"),
            pubsub.topicName("orders") + "\n",
            pubsub.subscriptionName("billing"),
            pubsub.subscriptionName("once"),
            pubsub.project() + "/schemas/a@b",
            pubsub.project() + "/snapshots/s",
            "x".repeat(10_000),
            "-1",
            "99999999999999999999",
            "1:1:1",
            ":::",
            "1:zzzzzzzzzzzzzzzzzzzz:1",
            "\u0000",
            "http://localhost:1/x",
            "http://[::1",
            "ftp://localhost/",
            "NOT NOT attributes:a",
            "((((((((((",
            "attributes.a=\"\\"),
        Arbitraries.strings().ascii().ofMaxLength(40),
        Arbitraries.strings().withCharRange('\u0100', '\u2fff').ofMaxLength(20));
  }

  @Provide
  static Arbitrary<Duration> durations() {
    return Arbitraries.of(0L, 1L, -1L, 600L, 86_400L, Long.MAX_VALUE, Long.MIN_VALUE)
        .flatMap(
            seconds ->
                Arbitraries.of(0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE)
                    .map(n -> Duration.newBuilder().setSeconds(seconds).setNanos(n).build()));
  }

  @Provide
  static Arbitrary<FieldMask> masks() {
    return Arbitraries.of(
            "",
            "name",
            "labels",
            "labels.a",
            "ack_deadline_seconds",
            "push_config.push_endpoint",
            "push_config.nonsense",
            "dead_letter_policy.max_delivery_attempts",
            "retry_policy",
            "expire_time",
            "schema_settings.schema",
            "message_transforms",
            "topic",
            "*",
            "..",
            "expiration_policy.ttl.seconds")
        .list()
        .ofMaxSize(3)
        .map(paths -> FieldMask.newBuilder().addAllPaths(paths).build());
  }

  @Property(tries = TRIES)
  void namesAndPages(
      @ForAll("texts") String name, @ForAll("texts") String token, @ForAll int size) {
    fair(() -> pubsub.publisher.getTopic(GetTopicRequest.newBuilder().setTopic(name).build()));
    fair(() -> pubsub.publisher.createTopic(Topic.newBuilder().setName(name).build()));
    fair(
        () ->
            pubsub.publisher.listTopics(
                ListTopicsRequest.newBuilder()
                    .setProject(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.publisher.listTopicSubscriptions(
                ListTopicSubscriptionsRequest.newBuilder()
                    .setTopic(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.publisher.listTopicSnapshots(
                ListTopicSnapshotsRequest.newBuilder()
                    .setTopic(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.subscriber.listSubscriptions(
                ListSubscriptionsRequest.newBuilder()
                    .setProject(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.subscriber.listSnapshots(
                ListSnapshotsRequest.newBuilder()
                    .setProject(name)
                    .setPageToken(token)
                    .setPageSize(size)
                    .build()));
    fair(
        () ->
            pubsub.policies.getIamPolicy(
                GetIamPolicyRequest.newBuilder().setResource(name).build()));
  }

  @Property(tries = TRIES)
  void schemas(@ForAll("texts") String name, @ForAll("texts") String text) {
    fair(() -> pubsub.schemas.getSchema(GetSchemaRequest.newBuilder().setName(name).build()));
    fair(
        () ->
            pubsub.schemas.listSchemas(
                ListSchemasRequest.newBuilder().setParent(name).setPageToken(text).build()));
    fair(
        () ->
            pubsub.schemas.deleteSchemaRevision(
                DeleteSchemaRevisionRequest.newBuilder().setName(name).build()));
    for (Schema.Type type : List.of(Schema.Type.AVRO, Schema.Type.PROTOCOL_BUFFER)) {
      fair(
          () ->
              pubsub.schemas.createSchema(
                  CreateSchemaRequest.newBuilder()
                      .setParent(pubsub.project())
                      .setSchemaId(name)
                      .setSchema(Schema.newBuilder().setType(type).setDefinition(text))
                      .build()));
    }
  }

  @Property(tries = TRIES)
  void subscriptions(
      @ForAll("texts") String name,
      @ForAll("texts") String text,
      @ForAll("durations") Duration duration,
      @ForAll int number) {
    fair(
        () ->
            pubsub.create(
                Subscription.newBuilder()
                    .setName(name)
                    .setTopic(pubsub.topicName("orders"))
                    .setFilter(text)));
    fair(
        () ->
            pubsub.create(
                pubsub
                    .subscription("never", "orders")
                    .setAckDeadlineSeconds(number)
                    .setMessageRetentionDuration(duration)
                    .putLabels(name, text)));
    fair(
        () ->
            pubsub.create(
                pubsub
                    .subscription("never", "orders")
                    .setExpirationPolicy(ExpirationPolicy.newBuilder().setTtl(duration))
                    .setDeadLetterPolicy(
                        DeadLetterPolicy.newBuilder()
                            .setDeadLetterTopic(name)
                            .setMaxDeliveryAttempts(number))));
    fair(
        () ->
            pubsub.create(
                pubsub
                    .subscription("never", "orders")
                    .setAckDeadlineSeconds(7)
                    .setRetryPolicy(PubSubFixture.retry(duration, duration))));
    fair(
        () ->
            pubsub.subscriber.modifyPushConfig(
                ModifyPushConfigRequest.newBuilder()
                    .setSubscription(name)
                    .setPushConfig(PushConfig.newBuilder().setPushEndpoint(text))
                    .build()));
  }

  @Property(tries = TRIES)
  void updates(
      @ForAll("masks") FieldMask mask,
      @ForAll("texts") String text,
      @ForAll("durations") Duration duration) {
    fair(
        () ->
            pubsub.publisher.updateTopic(
                UpdateTopicRequest.newBuilder()
                    .setUpdateMask(mask)
                    .setTopic(
                        Topic.newBuilder()
                            .setName(pubsub.topicName("orders"))
                            .putLabels(text, text)
                            .setMessageRetentionDuration(duration))
                    .build()));
    fair(
        () ->
            pubsub.subscriber.updateSubscription(
                UpdateSubscriptionRequest.newBuilder()
                    .setUpdateMask(mask)
                    .setSubscription(
                        pubsub
                            .subscription("billing", "orders")
                            .setRetryPolicy(RetryPolicy.newBuilder().setMinimumBackoff(duration))
                            .setExpirationPolicy(ExpirationPolicy.newBuilder().setTtl(duration))
                            .setPushConfig(PushConfig.newBuilder().setPushEndpoint(text)))
                    .build()));
    fair(
        () ->
            pubsub.subscriber.updateSnapshot(
                UpdateSnapshotRequest.newBuilder()
                    .setUpdateMask(mask)
                    .setSnapshot(Snapshot.newBuilder().setName(text))
                    .build()));
  }

  @Property(tries = TRIES)
  void acknowledgementsAndSeeks(
      @ForAll("texts") String text, @ForAll int number, @ForAll("durations") Duration duration) {
    for (String subscription : List.of("billing", "once")) {
      String name = pubsub.subscriptionName(subscription);
      fair(
          () ->
              pubsub.subscriber.acknowledge(
                  AcknowledgeRequest.newBuilder().setSubscription(name).addAckIds(text).build()));
      fair(
          () ->
              pubsub.subscriber.modifyAckDeadline(
                  ModifyAckDeadlineRequest.newBuilder()
                      .setSubscription(name)
                      .addAckIds(text)
                      .setAckDeadlineSeconds(number)
                      .build()));
      fair(
          () ->
              pubsub.subscriber.seek(
                  SeekRequest.newBuilder()
                      .setSubscription(name)
                      .setTime(
                          Timestamp.newBuilder()
                              .setSeconds(duration.getSeconds())
                              .setNanos(duration.getNanos()))
                      .build()));
      fair(
          () ->
              pubsub.subscriber.seek(
                  SeekRequest.newBuilder().setSubscription(name).setSnapshot(text).build()));
      fair(
          () ->
              pubsub.subscriber.createSnapshot(
                  CreateSnapshotRequest.newBuilder().setSubscription(name).setName(text).build()));
    }
  }

  @Property(tries = TRIES)
  void publishing(@ForAll("texts") String key, @ForAll("texts") String value, @ForAll byte[] data) {
    fair(
        () ->
            pubsub.publisher.publish(
                PublishRequest.newBuilder()
                    .setTopic(pubsub.topicName("orders"))
                    .addMessages(
                        PubsubMessage.newBuilder()
                            .setData(ByteString.copyFrom(data))
                            .setMessageId(value)
                            .setOrderingKey(value)
                            .putAttributes(key, value))
                    .build()));
  }

  @Property(tries = TRIES)
  void bytesThatAreNoRequestToPublish(@ForAll byte[] bytes) {
    fair(() -> pubsub.publishRaw(bytes));
  }

  @Property(tries = TRIES)
  void streams(@ForAll("texts") String subscription, @ForAll("texts") String ackId, @ForAll int n) {
    fair(
        () -> {
          var call =
              pubsub
                  .subscriber
                  .getChannel()
                  .newCall(
                      SubscriberGrpc.getStreamingPullMethod(),
                      CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS));
          var ended = new Ended();
          var requests = ClientCalls.asyncBidiStreamingCall(call, ended);
          requests.onNext(
              StreamingPullRequest.newBuilder()
                  .setSubscription(subscription)
                  .setStreamAckDeadlineSeconds(60)
                  .setMaxOutstandingMessages(n)
                  .setMaxOutstandingBytes(n)
                  .build());
          requests.onNext(StreamingPullRequest.newBuilder().addAckIds(ackId).build());
          requests.onNext(
              StreamingPullRequest.newBuilder()
                  .addModifyDeadlineAckIds(ackId)
                  .addModifyDeadlineSeconds(n)
                  .build());
          requests.onCompleted();
          ended.await();
        });
  }

  private static final class Ended implements StreamObserver<StreamingPullResponse> {

    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @Override
    public void onNext(StreamingPullResponse response) {}

    @Override
    public void onError(Throwable t) {
      end.completeExceptionally(t);
    }

    @Override
    public void onCompleted() {
      end.complete(null);
    }

    void await() {
      try {
        end.join();
      } catch (CompletionException e) {
        throw Status.fromThrowable(e.getCause()).asRuntimeException();
      }
    }
  }
}
