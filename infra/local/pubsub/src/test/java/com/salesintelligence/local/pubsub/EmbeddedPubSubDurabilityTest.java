package com.salesintelligence.local.pubsub;

import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.message;
import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.SeekRequest;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedPubSubDurabilityTest {

  @TempDir Path folder;

  private interface Work {
    void on(PubSubFixture pubsub) throws Exception;
  }

  private void run(PubSubFixture names, Work work) throws Exception {
    try (var server = EmbeddedPubSub.start(0, folder);
        var pubsub = names == null ? new PubSubFixture(server.host()) : names.at(server.host())) {
      work.on(pubsub);
    }
  }

  @Test
  void theNextStartHasWhatWasNotAcknowledged() throws Exception {
    PubSubFixture[] names = new PubSubFixture[1];
    run(
        null,
        pubsub -> {
          names[0] = pubsub;
          pubsub.createTopic("orders");
          pubsub.create(pubsub.subscription("billing", "orders").setAckDeadlineSeconds(77));
          pubsub.create(pubsub.subscription("shipping", "orders"));
          pubsub.publish("orders", message("one", Map.of("a", "b")), message("two", Map.of()));
          List<ReceivedMessage> received = pubsub.pullAtLeast("billing", 2);
          pubsub.acknowledge("billing", received.subList(0, 1));
        });
    run(
        names[0],
        pubsub -> {
          assertThat(texts(pubsub.pullAtLeast("billing", 1))).containsExactly("two");
          assertThat(texts(pubsub.pullAtLeast("shipping", 2))).containsExactly("one", "two");
          pubsub.publish("orders", "three");
        });
    run(
        names[0],
        pubsub ->
            assertThat(texts(pubsub.pullAtLeast("billing", 2))).containsExactly("two", "three"));
  }

  @Test
  void snapshotsRetainedMessagesAndSeeksAreThereAfterARestart() throws Exception {
    PubSubFixture[] names = new PubSubFixture[1];
    run(
        null,
        pubsub -> {
          names[0] = pubsub;
          pubsub.createTopic("orders");
          pubsub.create(pubsub.subscription("billing", "orders").setRetainAckedMessages(true));
          pubsub.create(pubsub.subscription("shipping", "orders"));
          pubsub.publish("orders", "one");
          pubsub.subscriber.createSnapshot(
              CreateSnapshotRequest.newBuilder()
                  .setName(pubsub.project() + "/snapshots/before")
                  .setSubscription(pubsub.subscriptionName("shipping"))
                  .build());
          pubsub.publish("orders", "two");
          pubsub.acknowledge("billing", pubsub.pullAtLeast("billing", 2));
          pubsub.acknowledge("shipping", pubsub.pullAtLeast("shipping", 2));
        });
    run(
        names[0],
        pubsub -> {
          assertThat(pubsub.pullNow("shipping")).isEmpty();
          pubsub.subscriber.seek(
              seek(pubsub, "shipping").setSnapshot(pubsub.project() + "/snapshots/before").build());
          pubsub.subscriber.seek(
              seek(pubsub, "billing").setTime(Timestamps.fromSeconds(1)).build());
        });
    run(
        names[0],
        pubsub -> {
          assertThat(texts(pubsub.pullAtLeast("shipping", 2))).containsExactly("one", "two");
          assertThat(texts(pubsub.pullAtLeast("billing", 2))).containsExactly("one", "two");
        });
  }

  private static SeekRequest.Builder seek(PubSubFixture pubsub, String subscription) {
    return SeekRequest.newBuilder().setSubscription(pubsub.subscriptionName(subscription));
  }

  @Test
  void onlyOneServerHoldsAFolder() {
    try (var first = EmbeddedPubSub.start(0, folder)) {
      assertThatThrownBy(() -> EmbeddedPubSub.start(0, folder))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("in use by another Pub/Sub server");
      assertThat(first.port()).isPositive();
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (var first = EmbeddedPubSub.start(0)) {
      assertThatThrownBy(() -> EmbeddedPubSub.start(first.port()))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("port " + first.port());
    }
  }
}
