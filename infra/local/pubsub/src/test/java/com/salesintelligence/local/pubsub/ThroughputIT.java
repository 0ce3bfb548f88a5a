package com.salesintelligence.local.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.api.core.ApiFuture;
import com.google.api.gax.batching.BatchingSettings;
import com.google.api.gax.core.NoCredentialsProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.pubsub.v1.Subscriber;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backlog through Google's clients, with the journal on; prints the rates. */
@Timeout(300)
class ThroughputIT {

  private static final int MESSAGES = 50_000;
  private static final int BYTES = 4_000;

  /** Google's emulator drains 1,950 messages a second of one stream. */
  private static final double EMULATOR_RATE = 1_950;

  @TempDir Path folder;

  @Test
  void drainsABacklogFasterThanGooglesEmulator() throws Exception {
    try (var server = EmbeddedPubSub.start(0, folder);
        var pubsub = new PubSubFixture(server.host())) {
      pubsub.createTopic("orders");
      pubsub.create(pubsub.subscription("billing", "orders").setAckDeadlineSeconds(60));

      double publishRate = rate(() -> publish(pubsub));
      double drainRate = rate(() -> drain(pubsub));

      System.out.printf(
          Locale.ROOT,
          "Pub/Sub with journal, %d messages of %d bytes: %.0f/s published, %.0f/s drained, %d MB heap%n",
          MESSAGES,
          BYTES,
          publishRate,
          drainRate,
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
      assertThat(drainRate).isGreaterThan(EMULATOR_RATE);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double rate(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return MESSAGES * 1e9 / (System.nanoTime() - start);
  }

  private static void publish(PubSubFixture pubsub) throws Exception {
    Publisher publisher =
        Publisher.newBuilder(pubsub.topicName("orders"))
            .setChannelProvider(pubsub.channels())
            .setCredentialsProvider(NoCredentialsProvider.create())
            .setBatchingSettings(
                BatchingSettings.newBuilder()
                    .setElementCountThreshold(500L)
                    .setRequestByteThreshold(1L << 20)
                    .setDelayThresholdDuration(Duration.ofMillis(10))
                    .build())
            .build();
    ByteString data = ByteString.copyFrom(new byte[BYTES]);
    List<ApiFuture<String>> pending = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      pending.add(
          publisher.publish(
              PubsubMessage.newBuilder()
                  .setData(data)
                  .putAttributes("ce-id", String.valueOf(i))
                  .build()));
      if (pending.size() == 5_000) {
        for (ApiFuture<String> id : pending) {
          id.get();
        }
        pending.clear();
      }
    }
    for (ApiFuture<String> id : pending) {
      id.get();
    }
    publisher.shutdown();
  }

  private static void drain(PubSubFixture pubsub) throws Exception {
    // By what was published: a client that waited too long for an answer publishes once more.
    Set<String> received = ConcurrentHashMap.newKeySet();
    Subscriber subscriber =
        pubsub
            .googleSubscriber(
                "billing",
                (message, reply) -> {
                  received.add(message.getAttributesOrThrow("ce-id"));
                  reply.ack();
                })
            .build();
    subscriber.startAsync().awaitRunning();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> received.size() == MESSAGES);
    subscriber.stopAsync().awaitTerminated(20, TimeUnit.SECONDS);
    assertThat(pubsub.pullNow("billing")).isEmpty();
  }
}
