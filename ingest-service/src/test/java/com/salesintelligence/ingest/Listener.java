package com.salesintelligence.ingest;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.cloud.pubsub.v1.TopicAdminClient;
import com.google.cloud.pubsub.v1.TopicAdminSettings;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.pubsub.v1.PushConfig;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.messaging.EventBatch;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Makes a topic with a subscription before anybody publishes to it, and listens. */
final class Listener implements AutoCloseable {

  private static final int LARGEST_MESSAGE = 20 << 20;

  private final ManagedChannel channel;
  private final Subscriber subscriber;

  Listener(String host, String topic, String subscription, Consumer<RecordReceived> heard) {
    channel =
        ManagedChannelBuilder.forTarget(host)
            .usePlaintext()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .build();
    var transport = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
    create(transport, "projects/demo-project/topics/" + topic, name(subscription));
    MessageReceiver receiver =
        (message, ack) -> {
          try {
            for (var event : EventBatch.apart(message)) {
              heard.accept(RecordReceived.parseFrom(event.getData()));
            }
            ack.ack();
          } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
          }
        };
    subscriber =
        Subscriber.newBuilder(name(subscription), receiver)
            .setChannelProvider(transport)
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    subscriber.startAsync().awaitRunning();
  }

  private static String name(String subscription) {
    return "projects/demo-project/subscriptions/" + subscription;
  }

  private static void create(
      FixedTransportChannelProvider transport, String topic, String subscription) {
    var nobody = NoCredentialsProvider.create();
    try (var topics =
            TopicAdminClient.create(
                TopicAdminSettings.newBuilder()
                    .setTransportChannelProvider(transport)
                    .setCredentialsProvider(nobody)
                    .build());
        var subscriptions =
            SubscriptionAdminClient.create(
                SubscriptionAdminSettings.newBuilder()
                    .setTransportChannelProvider(transport)
                    .setCredentialsProvider(nobody)
                    .build())) {
      topics.createTopic(topic);
      subscriptions.createSubscription(subscription, topic, PushConfig.getDefaultInstance(), 60);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    subscriber.stopAsync().awaitTerminated();
    channel.shutdownNow();
  }
}
