package com.salesintelligence.local.platform.bench;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.GrpcTransportChannel;
import com.google.api.gax.rpc.FixedTransportChannelProvider;
import com.google.cloud.pubsub.v1.AckReplyConsumer;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.cloud.pubsub.v1.SubscriptionAdminClient;
import com.google.cloud.pubsub.v1.SubscriptionAdminSettings;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.google.pubsub.v1.SubscriptionName;
import com.google.pubsub.v1.TopicName;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RecommendationUpdated;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.local.platform.Ports;
import io.grpc.ManagedChannelBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Time from the intended publish of a mail to the recommendation that rests on it, at a fixed rate
 * (open loop).
 *
 * @param answered mails that a recommendation named as its cause
 */
record Latency(long sent, long answered, double p50Millis, double p99Millis) {

  /** Sent first and not counted: the JVM has just started and compiles what it runs. */
  private static final int WARM_UP_SECONDS = 15;

  private static final int SECONDS = 30;

  static Latency measure(Ports ports, int perSecond, List<String> contacts) throws IOException {
    var channel =
        ManagedChannelBuilder.forTarget("localhost:" + ports.pubsub()).usePlaintext().build();
    var transport = FixedTransportChannelProvider.create(GrpcTransportChannel.create(channel));
    var bench = SubscriptionName.of("demo-project", "recommendations.bench");
    var recommendations = TopicName.of("demo-project", Topic.RECOMMENDATIONS.id());
    try (var admin =
        SubscriptionAdminClient.create(
            SubscriptionAdminSettings.newBuilder()
                .setTransportChannelProvider(transport)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .build())) {
      admin.createSubscription(bench, recommendations, PushConfig.getDefaultInstance(), 30);
    }
    var watch = new Watch();
    var subscriber =
        Subscriber.newBuilder(bench.toString(), watch::receive)
            .setChannelProvider(transport)
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    subscriber.startAsync().awaitRunning();
    var publisher =
        Publisher.newBuilder(TopicName.of("demo-project", Topic.RAW_RECORDS.id()))
            .setChannelProvider(transport)
            .setCredentialsProvider(NoCredentialsProvider.create())
            .build();
    int ignored = WARM_UP_SECONDS * perSecond;
    int sent = SECONDS * perSecond;
    watch.send(publisher, ignored, sent, perSecond, contacts);
    watch.awaitAnswers(sent);
    publisher.shutdown();
    subscriber.stopAsync().awaitTerminated();
    channel.shutdown();
    return watch.result(sent);
  }

  private static final class Watch {

    private final Map<String, Long> intended = new ConcurrentHashMap<>();
    private final ConcurrentHistogram micros = new ConcurrentHistogram(60_000_000L, 3);

    void send(Publisher publisher, int ignored, int counted, int perSecond, List<String> contacts) {
      long start = System.nanoTime() + 1_000_000_000L;
      for (int i = 0; i < ignored + counted; i++) {
        long due = start + i * 1_000_000_000L / perSecond;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        if (i >= ignored) {
          intended.put("bench-" + i, due);
        }
        var unused = publisher.publish(BenchMail.event(i, contacts.get(i % contacts.size())));
      }
    }

    void receive(PubsubMessage message, AckReplyConsumer ack) {
      try {
        for (RecordRef cause :
            RecommendationUpdated.parseFrom(message.getData()).getBecauseOfList()) {
          var due = intended.remove(cause.getExternalId());
          if (due != null) {
            micros.recordValue(Math.min(60_000_000L, (System.nanoTime() - due) / 1000));
          }
        }
        ack.ack();
      } catch (InvalidProtocolBufferException e) {
        throw new IllegalStateException(e);
      }
    }

    void awaitAnswers(int sent) {
      long giveUp = System.nanoTime() + 15_000_000_000L;
      while (micros.getTotalCount() < sent && System.nanoTime() < giveUp) {
        LockSupport.parkNanos(50_000_000L);
      }
    }

    Latency result(int sent) {
      return new Latency(
          sent,
          micros.getTotalCount(),
          micros.getValueAtPercentile(50) / 1000.0,
          micros.getValueAtPercentile(99) / 1000.0);
    }
  }
}
