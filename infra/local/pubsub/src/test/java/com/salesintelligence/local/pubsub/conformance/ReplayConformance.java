package com.salesintelligence.local.pubsub.conformance;

import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.message;
import static com.salesintelligence.local.pubsub.conformance.PubSubFixture.texts;
import static com.salesintelligence.local.pubsub.conformance.TopologyConformance.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.CreateSnapshotRequest;
import com.google.pubsub.v1.DeleteSnapshotRequest;
import com.google.pubsub.v1.DetachSubscriptionRequest;
import com.google.pubsub.v1.GetSnapshotRequest;
import com.google.pubsub.v1.GetSubscriptionRequest;
import com.google.pubsub.v1.ListSnapshotsRequest;
import com.google.pubsub.v1.ListTopicSnapshotsRequest;
import com.google.pubsub.v1.ListTopicSubscriptionsRequest;
import com.google.pubsub.v1.ReceivedMessage;
import com.google.pubsub.v1.SeekRequest;
import com.google.pubsub.v1.Snapshot;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import com.google.pubsub.v1.UpdateSnapshotRequest;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Seek, snapshots, retention and detaching as Pub/Sub's documentation has them. */
interface ReplayConformance {

  PubSubFixture pubsub();

  private void orders() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders"));
  }

  private List<ReceivedMessage> acknowledged(int count) {
    List<ReceivedMessage> received = pubsub().pullAtLeast("billing", count);
    pubsub().acknowledge("billing", received);
    return received;
  }

  private void seek(Timestamp time) {
    pubsub()
        .subscriber
        .seek(
            SeekRequest.newBuilder()
                .setSubscription(pubsub().subscriptionName("billing"))
                .setTime(time)
                .build());
  }

  private void seek(String subscription, String snapshot) {
    pubsub()
        .subscriber
        .seek(
            SeekRequest.newBuilder()
                .setSubscription(pubsub().subscriptionName(subscription))
                .setSnapshot(snapshotName(snapshot))
                .build());
  }

  private String snapshotName(String id) {
    return pubsub().project() + "/snapshots/" + id;
  }

  private Snapshot snapshot(String id) {
    return pubsub()
        .subscriber
        .createSnapshot(
            CreateSnapshotRequest.newBuilder()
                .setName(snapshotName(id))
                .setSubscription(pubsub().subscriptionName("billing"))
                .putLabels("team", "a")
                .build());
  }

  @Test
  default void seekingIntoTheFuturePurges() {
    orders();
    pubsub().publish("orders", message("one", Map.of()), message("two", Map.of()));

    seek(Timestamps.fromMillis(System.currentTimeMillis() + 60_000));

    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  @Test
  default void seekingBackBringsWhatIsUnderWayAgainAtOnce() {
    orders();
    pubsub().publish("orders", "one");
    List<ReceivedMessage> first = pubsub().pullAtLeast("billing", 1);

    seek(first.getFirst().getMessage().getPublishTime());

    assertThat(texts(pubsub().pullAtLeast("billing", 1))).containsExactly("one");
  }

  @Test
  default void seekingBackBringsRetainedMessagesAgain() {
    pubsub().createTopic("orders");
    pubsub().create(pubsub().subscription("billing", "orders").setRetainAckedMessages(true));
    pubsub().publish("orders", "one");
    acknowledged(1);
    awaitNextMillisecond();
    pubsub().publish("orders", "two");
    pubsub().publish("orders", "three");
    List<ReceivedMessage> later = acknowledged(2);

    seek(later.getFirst().getMessage().getPublishTime());

    assertThat(texts(pubsub().pullAtLeast("billing", 2))).containsExactly("two", "three");
    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  private static void awaitNextMillisecond() {
    long now = System.currentTimeMillis();
    await().pollInterval(Duration.ofMillis(1)).until(() -> System.currentTimeMillis() > now + 1);
  }

  @Test
  default void aTopicThatRetainsMessagesGivesThemToLaterSubscriptions() {
    pubsub()
        .publisher
        .createTopic(
            Topic.newBuilder()
                .setName(pubsub().topicName("orders"))
                .setMessageRetentionDuration(Durations.fromMinutes(10))
                .build());
    pubsub().publish("orders", message("one", Map.of("colour", "red")));
    pubsub().publish("orders", message("two", Map.of("colour", "blue")));
    Subscription created =
        pubsub()
            .create(
                pubsub()
                    .subscription("billing", "orders")
                    .setFilter("attributes.colour = \"red\""));
    assertThat(created.getTopicMessageRetentionDuration()).isEqualTo(Durations.fromMinutes(10));
    assertThat(pubsub().pullNow("billing")).isEmpty();

    seek(Timestamps.fromMillis(System.currentTimeMillis() - 60_000));

    assertThat(texts(pubsub().pullAtLeast("billing", 1))).containsExactly("one");
    assertThat(pubsub().pullNow("billing")).isEmpty();
  }

  @Test
  default void aSnapshotBringsBackWhatWasNotAcknowledgedAndWhatCameLater() {
    orders();
    pubsub().create(pubsub().subscription("shipping", "orders"));
    pubsub().publish("orders", "acknowledged before");
    acknowledged(1);
    pubsub().publish("orders", "waiting");
    snapshot("before");
    pubsub().publish("orders", "later");
    acknowledged(2);

    seek("billing", "before");
    seek("shipping", "before");

    assertThat(texts(pubsub().pullAtLeast("billing", 2))).containsExactly("waiting", "later");
    assertThat(texts(pubsub().pullAtLeast("shipping", 2))).containsExactly("waiting", "later");
    assertThat(pubsub().pullNow("shipping")).isEmpty();
  }

  @Test
  default void aSnapshotIsFoundListedChangedAndDeleted() {
    orders();
    Snapshot created = snapshot("before");

    assertThat(created.getTopic()).isEqualTo(pubsub().topicName("orders"));
    assertThat(Timestamps.toMillis(created.getExpireTime()))
        .isBetween(
            Instant.now().plus(Duration.ofDays(7)).minusSeconds(60).toEpochMilli(),
            Instant.now().plus(Duration.ofDays(7)).plusSeconds(60).toEpochMilli());
    assertThat(getSnapshot("before")).isEqualTo(created);
    assertThat(created.getLabelsMap()).containsEntry("team", "a");
    assertStatus(() -> snapshot("before"), Status.Code.ALREADY_EXISTS);
    assertThat(
            pubsub()
                .subscriber
                .listSnapshots(
                    ListSnapshotsRequest.newBuilder().setProject(pubsub().project()).build())
                .getSnapshotsList())
        .containsExactly(created);
    assertThat(
            pubsub()
                .publisher
                .listTopicSnapshots(
                    ListTopicSnapshotsRequest.newBuilder()
                        .setTopic(pubsub().topicName("orders"))
                        .build())
                .getSnapshotsList())
        .containsExactly(created.getName());

    Snapshot changed =
        pubsub()
            .subscriber
            .updateSnapshot(
                UpdateSnapshotRequest.newBuilder()
                    .setSnapshot(
                        Snapshot.newBuilder().setName(created.getName()).putLabels("team", "b"))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("labels"))
                    .build());
    assertThat(changed.getLabelsMap()).containsEntry("team", "b");
    assertThat(changed.getExpireTime()).isEqualTo(created.getExpireTime());

    pubsub()
        .subscriber
        .deleteSnapshot(DeleteSnapshotRequest.newBuilder().setSnapshot(created.getName()).build());
    assertStatus(() -> getSnapshot("before"), Status.Code.NOT_FOUND);
    assertStatus(() -> seek("billing", "before"), Status.Code.NOT_FOUND);
  }

  private Snapshot getSnapshot(String id) {
    return pubsub()
        .subscriber
        .getSnapshot(GetSnapshotRequest.newBuilder().setSnapshot(snapshotName(id)).build());
  }

  @Test
  default void aSnapshotOfAnotherTopicIsRefused() {
    orders();
    snapshot("before");
    pubsub().createTopic("returns");
    pubsub().create(pubsub().subscription("refunds", "returns"));

    assertStatus(() -> seek("refunds", "before"), Status.Code.FAILED_PRECONDITION);
    assertStatus(
        () ->
            pubsub()
                .subscriber
                .seek(
                    SeekRequest.newBuilder()
                        .setSubscription(pubsub().subscriptionName("billing"))
                        .build()),
        Status.Code.INVALID_ARGUMENT);
  }

  @Test
  default void aDetachedSubscriptionStaysAndGivesNothing() {
    orders();
    pubsub().publish("orders", "lost");

    pubsub()
        .publisher
        .detachSubscription(
            DetachSubscriptionRequest.newBuilder()
                .setSubscription(pubsub().subscriptionName("billing"))
                .build());

    assertThat(
            pubsub()
                .subscriber
                .getSubscription(
                    GetSubscriptionRequest.newBuilder()
                        .setSubscription(pubsub().subscriptionName("billing"))
                        .build())
                .getDetached())
        .isTrue();
    assertThat(
            pubsub()
                .publisher
                .listTopicSubscriptions(
                    ListTopicSubscriptionsRequest.newBuilder()
                        .setTopic(pubsub().topicName("orders"))
                        .build())
                .getSubscriptionsList())
        .isEmpty();
    assertStatus(() -> pubsub().pull("billing", 1), Status.Code.FAILED_PRECONDITION);
    pubsub().publish("orders", "nobody gets it");
  }
}
