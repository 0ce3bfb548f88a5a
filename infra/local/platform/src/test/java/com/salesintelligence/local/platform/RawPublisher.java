package com.salesintelligence.local.platform;

import com.google.api.core.ApiFuture;
import com.google.api.core.ApiFutures;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RecordReceived;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntFunction;

/** Publishes with Google's client as another team's program would. */
final class RawPublisher implements AutoCloseable {

  private final ManagedChannel channel;
  private final TransportChannelProvider transport;
  private final SubscriptionAdminClient subscriptions;

  RawPublisher(String host) throws IOException {
    channel = ManagedChannelBuilder.forTarget(host).usePlaintext().build();
    transport = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
    subscriptions =
        SubscriptionAdminClient.create(
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(transport)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build());
  }

  boolean hasSubscription(String id) {
    try {
      subscriptions.getSubscription(SubscriptionName.of(LocalPlatform.PROJECT, id));
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  void publish(Topic topic, int count, IntFunction<RecordReceived> record) throws IOException {
    var messages = new ArrayList<PubsubMessage>(count);
    for (int i = 0; i < count; i++) {
      var event = record.apply(i);
      messages.add(
          message(
              event.toByteString(),
              Map.of(
                  "ce-specversion",
                  "1.0",
                  "ce-id",
                  event.getRecord().getExternalId() + "@" + event.getSourceVersion(),
                  "ce-type",
                  RecordReceived.getDescriptor().getFullName(),
                  "ce-source",
                  "/test",
                  "ce-time",
                  "2026-11-20T00:00:00Z",
                  "ce-subject",
                  event.getRecord().getExternalId())));
    }
    publishAll(topic, messages);
  }

  /**
   * @return the Pub/Sub id
   */
  String publish(Topic topic, ByteString data, Map<String, String> attributes) throws IOException {
    return publishAll(topic, java.util.List.of(message(data, attributes))).getFirst();
  }

  private java.util.List<String> publishAll(Topic topic, java.util.List<PubsubMessage> messages)
      throws IOException {
    var publisher =
        Publisher.newBuilder(TopicName.of(LocalPlatform.PROJECT, topic.id()))
            .setChannelProvider(transport)
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    try {
      var confirmed = new ArrayList<ApiFuture<String>>();
      messages.forEach(message -> confirmed.add(publisher.publish(message)));
      return ApiFutures.allAsList(confirmed).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      publisher.shutdown();
    }
  }

  private static PubsubMessage message(ByteString data, Map<String, String> attributes) {
    return PubsubMessage.newBuilder().setData(data).putAllAttributes(attributes).build();
  }

  @Override
  public void close() {
    subscriptions.close();
    channel.shutdown();
  }
}
