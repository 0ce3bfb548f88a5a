package com.salesintelligence.local.pubsub;

import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.ExpirationPolicy;
import com.google.pubsub.v1.ListSnapshotsRequest;
import com.google.pubsub.v1.ListSubscriptionsRequest;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.Subscription;
import com.salesintelligence.local.pubsub.conformance.PubSubFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when days pass. */
@Timeout(120)
class ExpiryTest {

  private final TurnedClock clock = new TurnedClock();
  private EmbeddedPubSub server;
  private PubSubFixture pubsub;

  @BeforeEach
  void start() {
    server = EmbeddedPubSub.start(0, clock);
    pubsub = new PubSubFixture(server.host());
    pubsub.createTopic("orders");
  }

  @AfterEach
  void stop() throws InterruptedException {
    pubsub.close();
    server.close();
  }

  private Subscription.Builder billing() {
    return pubsub
        .subscription("billing", "orders")
        .setMessageRetentionDuration(Durations.fromMinutes(10));
  }

  @Test
  void aMessageThatNobodyAcknowledgesIsGoneAfterTheRetentionTime() {
    pubsub.create(billing());
    pubsub.publish("orders", "old");
    clock.turn(Duration.ofMinutes(11));
    pubsub.publish("orders", "new");

    await().untilAsserted(() -> assertThat(waiting()).containsExactly("new"));
  }

  /** What waits, without taking it away. */
  private List<String> waiting() {
    var received = pubsub.pullNow("billing");
    if (!received.isEmpty()) {
      pubsub.refuse("billing", received);
    }
    return texts(received);
  }

  @Test
  void anAcknowledgedMessageIsRetainedForTheRetentionTimeAndNotLonger() {
    pubsub.create(billing().setRetainAckedMessages(true));
    pubsub.publish("orders", "old");
    pubsub.acknowledge("billing", pubsub.pullAtLeast("billing", 1));
    clock.turn(Duration.ofMinutes(9));
    pubsub.publish("orders", "new");
    pubsub.acknowledge("billing", pubsub.pullAtLeast("billing", 1));

    seekToTheBeginning();
    assertThat(waiting()).containsExactlyInAnyOrder("old", "new");

    clock.turn(Duration.ofMinutes(2));
    await()
        .untilAsserted(
            () -> {
              seekToTheBeginning();
              assertThat(waiting()).containsExactly("new");
            });
  }

  private void seekToTheBeginning() {
    pubsub.subscriber.seek(
        SeekRequest.newBuilder()
            .setSubscription(pubsub.subscriptionName("billing"))
            .setTime(Timestamps.fromSeconds(1))
            .build());
  }

  @Test
  void aSubscriptionThatNobodyUsesExpires() {
    pubsub.create(
        billing().setExpirationPolicy(ExpirationPolicy.newBuilder().setTtl(Durations.fromDays(1))));
    pubsub.create(
        pubsub
            .subscription("kept", "orders")
            .setExpirationPolicy(ExpirationPolicy.getDefaultInstance()));
    clock.turn(Duration.ofHours(23));
    assertThat(waiting()).isEmpty();
    clock.turn(Duration.ofHours(23));
    assertThat(waiting()).as("used in the meantime").isEmpty();
    clock.turn(Duration.ofHours(25));

    await().untilAsserted(() -> assertThat(subscriptions()).containsExactly("kept"));
  }

  private List<String> subscriptions() {
    return pubsub
        .subscriber
        .listSubscriptions(
            ListSubscriptionsRequest.newBuilder().setProject(pubsub.project()).build())
        .getSubscriptionsList()
        .stream()
        .map(s -> s.getName().substring(s.getName().lastIndexOf('/') + 1))
        .toList();
  }

  @Test
  void aSnapshotExpiresWithItsOldestMessage() {
    pubsub.create(pubsub.subscription("billing", "orders"));
    pubsub.publish("orders", "old");
    clock.turn(Duration.ofDays(6));
    snapshot("short");
    clock.turn(Duration.ofHours(23).plusMinutes(30));

    assertThatThrownBy(() -> snapshot("shorter")).hasMessageContaining("FAILED_PRECONDITION");
    assertThat(snapshots()).isEqualTo(1);
    clock.turn(Duration.ofHours(1));

    await().untilAsserted(() -> assertThat(snapshots()).isZero());
  }

  private void snapshot(String id) {
    pubsub.subscriber.createSnapshot(
        CreateSnapshotRequest.newBuilder()
            .setName(pubsub.project() + "/snapshots/" + id)
            .setSubscription(pubsub.subscriptionName("billing"))
            .build());
  }

  private int snapshots() {
    return pubsub
        .subscriber
        .listSnapshots(ListSnapshotsRequest.newBuilder().setProject(pubsub.project()).build())
        .getSnapshotsCount();
  }
}
