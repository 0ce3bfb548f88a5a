package com.salesintelligence.local.pubsub.bench;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublishResponse;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.StreamingPullRequest;
import com.google.pubsub.v1.StreamingPullResponse;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Publishes and drains messages of 1 KB, with as little work of its own as it can. */
final class Load implements AutoCloseable {

  private static final int BATCH = 100;
  private static final int REQUESTS_UNDER_WAY = 16;
  private static final String TOPIC = "projects/bench/topics/orders";
  private static final String SUBSCRIPTION = "projects/bench/subscriptions/billing";

  private final ManagedChannel channel;

  Load(int port) {
    channel =
        NettyChannelBuilder.forAddress("localhost", port)
            .usePlaintext()
            .maxInboundMessageSize(32 << 20)
            .build();
    PublisherGrpc.newBlockingStub(channel).createTopic(Topic.newBuilder().setName(TOPIC).build());
    SubscriberGrpc.newBlockingStub(channel)
        .createSubscription(
            Subscription.newBuilder()
                .setName(SUBSCRIPTION)
                .setTopic(TOPIC)
                .setAckDeadlineSeconds(600)
                .build());
  }

  void publish(int messages) throws InterruptedException {
    var message =
        PubsubMessage.newBuilder()
            .setData(ByteString.copyFrom(new byte[960]))
            .putAttributes("ce-id", "0123456789abcdef")
            .putAttributes("ce-type", "bench")
            .build();
    var request = PublishRequest.newBuilder().setTopic(TOPIC);
    for (int i = 0; i < BATCH; i++) {
      request.addMessages(message);
    }
    var publisher = PublisherGrpc.newStub(channel);
    var room = new Semaphore(REQUESTS_UNDER_WAY);
    var failure = new AtomicReference<Throwable>();
    for (int sent = 0; sent < messages; sent += BATCH) {
      room.acquire();
      publisher.publish(request.build(), answer(room, failure));
    }
    room.acquire(REQUESTS_UNDER_WAY);
    if (failure.get() != null) {
      throw new IllegalStateException("A publish failed", failure.get());
    }
  }

  private static StreamObserver<PublishResponse> answer(
      Semaphore room, AtomicReference<Throwable> failure) {
    return new StreamObserver<>() {
      @Override
      public void onNext(PublishResponse response) {}

      @Override
      public void onError(Throwable t) {
        failure.set(t);
        room.release();
      }

      @Override
      public void onCompleted() {
        room.release();
      }
    };
  }

  /** On one stream; each response is acknowledged as it comes. */
  void drain(int messages) {
    var drained = new Drained(messages);
    drained.requests = SubscriberGrpc.newStub(channel).streamingPull(drained);
    drained.requests.onNext(
        StreamingPullRequest.newBuilder()
            .setSubscription(SUBSCRIPTION)
            .setStreamAckDeadlineSeconds(600)
            .build());
    drained.all.join();
    drained.requests.onCompleted();
    drained.end.join();
  }

  private static final class Drained implements StreamObserver<StreamingPullResponse> {

    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private StreamObserver<StreamingPullRequest> requests = new Nobody();
    private int left;

    private Drained(int messages) {
      left = messages;
    }

    @Override
    public void onNext(StreamingPullResponse response) {
      var acks = StreamingPullRequest.newBuilder();
      for (ReceivedMessage received : response.getReceivedMessagesList()) {
        acks.addAckIdsBytes(received.getAckIdBytes());
      }
      requests.onNext(acks.build());
      left -= response.getReceivedMessagesCount();
      if (left <= 0) {
        all.complete(null);
      }
    }

    @Override
    public void onError(Throwable t) {
      all.completeExceptionally(t);
      end.complete(null);
    }

    @Override
    public void onCompleted() {
      end.complete(null);
    }
  }

  private static final class Nobody implements StreamObserver<StreamingPullRequest> {
    @Override
    public void onNext(StreamingPullRequest request) {}

    @Override
    public void onError(Throwable t) {}

    @Override
    public void onCompleted() {}
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
