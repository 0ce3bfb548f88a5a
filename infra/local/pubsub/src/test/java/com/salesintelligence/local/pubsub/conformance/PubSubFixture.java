package com.salesintelligence.local.pubsub.conformance;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.api.gax.rpc.TransportChannelProvider;
import com.google.cloud.pubsub.v1.MessageReceiver;
import com.google.cloud.pubsub.v1.MessageReceiverWithAckResponse;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.iam.v1.IAMPolicyGrpc;
import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import com.google.pubsub.v1.AcknowledgeRequest;
import com.google.pubsub.v1.ModifyAckDeadlineRequest;
import com.google.pubsub.v1.PublishRequest;
import com.google.pubsub.v1.PublisherGrpc;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PullRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.RetryPolicy;
import com.google.pubsub.v1.SchemaServiceGrpc;
import com.google.pubsub.v1.SubscriberGrpc;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A broker seen through Google's own stubs and clients, with names that no other test uses. */
public final class PubSubFixture implements AutoCloseable {

  static {
    // Builds run side by side on small machines.
    Awaitility.setDefaultTimeout(30, TimeUnit.SECONDS);
  }

  private final String host;
  private final String project;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ManagedChannel channel;
  public final PublisherGrpc.PublisherBlockingStub publisher;
  public final SubscriberGrpc.SubscriberBlockingStub subscriber;
  public final SubscriberGrpc.SubscriberStub asyncSubscriber;
  public final SchemaServiceGrpc.SchemaServiceBlockingStub schemas;
  public final IAMPolicyGrpc.IAMPolicyBlockingStub policies;

  public PubSubFixture(String host) {
    this(host, "demo-" + UUID.randomUUID().toString().substring(0, 8));
  }

  private PubSubFixture(String host, String project) {
    this.host = host;
    this.project = project;
    this.channel =
        ManagedChannelBuilder.forTarget(host)
            .usePlaintext()
            .maxInboundMessageSize(32 << 20)
            .build();
    this.publisher = PublisherGrpc.newBlockingStub(channel);
    this.subscriber = SubscriberGrpc.newBlockingStub(channel);
    this.asyncSubscriber = SubscriberGrpc.newStub(channel);
    this.schemas = SchemaServiceGrpc.newBlockingStub(channel);
    this.policies = IAMPolicyGrpc.newBlockingStub(channel);
  }

  /** The same names at another broker. */
  public PubSubFixture at(String host) {
    return new PubSubFixture(host, project);
  }

  public String project() {
    return "projects/" + project;
  }

  public String topicName(String id) {
    return project() + "/topics/" + id;
  }

  public String subscriptionName(String id) {
    return project() + "/subscriptions/" + id;
  }

  public Topic createTopic(String id) {
    return publisher.createTopic(Topic.newBuilder().setName(topicName(id)).build());
  }

  public Subscription.Builder subscription(String id, String topic) {
    return Subscription.newBuilder().setName(subscriptionName(id)).setTopic(topicName(topic));
  }

  public Subscription create(Subscription.Builder subscription) {
    return subscriber.createSubscription(subscription.build());
  }

  public static RetryPolicy retry(Duration min, Duration max) {
    return RetryPolicy.newBuilder().setMinimumBackoff(min).setMaximumBackoff(max).build();
  }

  public static RetryPolicy retryAtOnce() {
    return retry(Durations.ZERO, Durations.ZERO);
  }

  public static PubsubMessage message(String text, Map<String, String> attributes) {
    return PubsubMessage.newBuilder()
        .setData(ByteString.copyFromUtf8(text))
        .putAllAttributes(attributes)
        .build();
  }

  public List<String> publish(String topic, PubsubMessage... messages) {
    return publisher
        .publish(
            PublishRequest.newBuilder()
                .setTopic(topicName(topic))
                .addAllMessages(List.of(messages))
                .build())
        .getMessageIdsList();
  }

  /**
   * @param path without the version
   */
  public HttpResponse<String> http(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create("http://" + host + "/v1/" + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body));
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Bytes that may be no request at all. */
  public <R> R raw(MethodDescriptor<?, R> method, byte[] bytes) {
    return ClientCalls.blockingUnaryCall(
        channel,
        method.toBuilder(RAW, method.getResponseMarshaller()).build(),
        CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS),
        bytes);
  }

  private static final MethodDescriptor.Marshaller<byte[]> RAW =
      new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] bytes) {
          return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
          throw new UnsupportedOperationException("Only requests are raw");
        }
      };

  public String publish(String topic, String text) {
    return publish(topic, message(text, Map.of())).getFirst();
  }

  public List<ReceivedMessage> pull(String subscription, int max) {
    return subscriber
        .pull(
            PullRequest.newBuilder()
                .setSubscription(subscriptionName(subscription))
                .setMaxMessages(max)
                .build())
        .getReceivedMessagesList();
  }

  /** What is there now, without waiting for more. */
  @SuppressWarnings("deprecation")
  public List<ReceivedMessage> pullNow(String subscription) {
    return subscriber
        .pull(
            PullRequest.newBuilder()
                .setSubscription(subscriptionName(subscription))
                .setMaxMessages(1000)
                .setReturnImmediately(true)
                .build())
        .getReceivedMessagesList();
  }

  /** Pulls until as many have come, and fails by the test's time-out otherwise. */
  public List<ReceivedMessage> pullAtLeast(String subscription, int count) {
    List<ReceivedMessage> received = new ArrayList<>();
    while (received.size() < count) {
      received.addAll(pull(subscription, 1000));
    }
    return received;
  }

  public static List<String> texts(List<ReceivedMessage> received) {
    return received.stream().map(r -> r.getMessage().getData().toStringUtf8()).toList();
  }

  public void acknowledge(String subscription, List<ReceivedMessage> received) {
    subscriber.acknowledge(
        AcknowledgeRequest.newBuilder()
            .setSubscription(subscriptionName(subscription))
            .addAllAckIds(received.stream().map(ReceivedMessage::getAckId).toList())
            .build());
  }

  public void refuse(String subscription, List<ReceivedMessage> received) {
    deadline(subscription, received, 0);
  }

  public void deadline(String subscription, List<ReceivedMessage> received, int seconds) {
    subscriber.modifyAckDeadline(
        ModifyAckDeadlineRequest.newBuilder()
            .setSubscription(subscriptionName(subscription))
            .addAllAckIds(received.stream().map(ReceivedMessage::getAckId).toList())
            .setAckDeadlineSeconds(seconds)
            .build());
  }

  public TransportChannelProvider channels() {
    return FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
  }

  public Publisher googlePublisher(String topic) throws IOException {
    return Publisher.newBuilder(topicName(topic))
        .setChannelProvider(channels())
        .setCredentialsProvider(NoCredentialsProvider.create())
        .build();
  }

  public Subscriber.Builder googleSubscriber(String subscription, MessageReceiver receiver) {
    return Subscriber.newBuilder(subscriptionName(subscription), receiver)
        .setChannelProvider(channels())
        .setCredentialsProvider(NoCredentialsProvider.create());
  }

  public Subscriber.Builder answeringSubscriber(
      String subscription, MessageReceiverWithAckResponse receiver) {
    return Subscriber.newBuilder(subscriptionName(subscription), receiver)
        .setChannelProvider(channels())
        .setCredentialsProvider(NoCredentialsProvider.create());
  }

  @Override
  public void close() throws InterruptedException {
    http.shutdownNow();
    channel.shutdownNow();
    channel.awaitTermination(5, TimeUnit.SECONDS);
  }
}
