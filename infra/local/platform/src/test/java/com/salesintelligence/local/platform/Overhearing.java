package com.salesintelligence.local.platform;

import static org.awaitility.Awaitility.await;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.messaging.EventBatch;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears a topic from now on by a subscription of its own, as another team would. */
final class Overhearing implements AutoCloseable {

  private static final int LARGEST_MESSAGE = 20 << 20;

  private final List<PubsubMessage> heard = new CopyOnWriteArrayList<>();
  private final ManagedChannel channel;
  private final SubscriptionAdminClient subscriptions;
  private final SubscriptionName name;
  private final Subscriber subscriber;
  private volatile long lastHeard = System.nanoTime();

  Overhearing(Ports ports, Topic topic) throws IOException {
    channel =
        ManagedChannelBuilder.forTarget("localhost:" + ports.pubsub())
            .usePlaintext()
            .maxInboundMessageSize(LARGEST_MESSAGE)
            .build();
    var transport = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
    subscriptions =
        SubscriptionAdminClient.create(
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(transport)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
    name = SubscriptionName.of(LocalPlatform.PROJECT, topic.id() + "." + UUID.randomUUID());
    subscriptions.createSubscription(
        name, TopicName.of(LocalPlatform.PROJECT, topic.id()), PushConfig.getDefaultInstance(), 10);
    subscriber =
        Subscriber.newBuilder(name.toString(), this::hear)
            .setChannelProvider(transport)
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    subscriber.startAsync().awaitRunning();
  }

  private void hear(PubsubMessage message, AckReplyConsumer ack) {
    lastHeard = System.nanoTime();
    heard.addAll(EventBatch.apart(message));
    ack.ack();
  }

  /** Waits until nothing was heard for a while. */
  void awaitSilence(Duration silence) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> System.nanoTime() - lastHeard > silence.toNanos());
  }

  /** Each event as it travels alone. */
  List<PubsubMessage> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    subscriber.stopAsync().awaitTerminated();
    subscriptions.deleteSubscription(name);
    subscriptions.close();
    channel.shutdown();
  }
}
