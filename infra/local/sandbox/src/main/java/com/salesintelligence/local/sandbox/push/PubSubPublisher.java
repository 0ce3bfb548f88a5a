package com.salesintelligence.local.sandbox.push;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.local.sandbox.gmail.Publisher;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Publishes by gRPC, in plain text, as emulators take it. */
public final class PubSubPublisher implements Publisher, AutoCloseable {
  private static final int SECONDS = 30;

  private final ManagedChannel channel;

  private PubSubPublisher(ManagedChannel channel) {
    this.channel = channel;
  }

  /**
   * @param address such as {@code localhost:8085}
   */
  public static PubSubPublisher to(String address) {
    return new PubSubPublisher(
        ManagedChannelBuilder.forTarget("dns:///" + address).usePlaintext().build());
  }

  @Override
  public void publish(String topic, byte[] data) throws IOException {
    var request =
        PublishRequest.newBuilder()
            .setTopic(topic)
            .addMessages(PubsubMessage.newBuilder().setData(ByteString.copyFrom(data)))
            .build();
    try {
      var published =
          PublisherGrpc.newBlockingStub(channel)
              .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
              .publish(request);
      if (published.getMessageIdsCount() != 1) {
        throw new IOException("Cloud PubSub kept no message of " + topic);
      }
    } catch (StatusRuntimeException refused) {
      throw new IOException(
          "Error sending test message to Cloud PubSub %s : %s"
              .formatted(topic, refused.getStatus()),
          refused);
    }
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
