package com.salesintelligence.local.pubsub;

import com.google.iam.v1.IAMPolicyGrpc;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.SchemaServiceGrpc;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import io.grpc.CallOptions;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Messages, acknowledgements, seeks and streams of any kind. */
class HostileMessagesTest extends HostileRequests {

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
  void bytesThatAreNoRequest(@ForAll byte[] bytes) {
    for (var method :
        List.of(
            PublisherGrpc.getPublishMethod(),
            PublisherGrpc.getCreateTopicMethod(),
            SubscriberGrpc.getPullMethod(),
            SubscriberGrpc.getAcknowledgeMethod(),
            SchemaServiceGrpc.getCreateSchemaMethod(),
            IAMPolicyGrpc.getSetIamPolicyMethod())) {
      fair(() -> pubsub.raw(method, bytes));
    }
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
                      CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS));
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
