package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.GmailMessage;
import com.salesintelligence.contracts.events.RecordReceived;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PubSubPublisherTest {

  private final FakePublishing pubsub = new FakePublishing();
  private final PubSubPublisher publisher = publisher(Duration.ofHours(1));

  @Test
  void eventsOfOneMomentTravelInOneMessageAndAreConfirmedTogether() {
    pubsub.confirmation = new CompletableFuture<>();
    var confirmed =
        IntStream.range(0, Gathering.MOST_EVENTS).mapToObj(i -> publish("e" + i, 10)).toList();

    assertThat(pubsub.published).hasSize(1);
    assertThat(confirmed).noneMatch(CompletableFuture::isDone);
    assertThat(ids(pubsub.published.getFirst().message()))
        .hasSize(Gathering.MOST_EVENTS)
        .startsWith("e0", "e1")
        .endsWith("e499");
    pubsub.confirmation.complete("17");
    assertThat(confirmed).allMatch(future -> future.join().equals("17"));
  }

  @Test
  void aLoneEventTravelsAsItAlwaysDid() {
    publisher(Duration.ofMillis(1))
        .publish(Topic.RAW_RECORDS, event("e", 10))
        .orTimeout(10, TimeUnit.SECONDS)
        .join();

    assertThat(pubsub.published.getFirst().message().getAttributesMap())
        .containsEntry("ce-id", "e")
        .doesNotContainKey("content-type");
  }

  @Test
  void aMessageStaysFarBelowTheTenMegabytesOfPubSub() {
    publish("small", 10);
    publish("large", 900_000);
    publish("larger", 900_000);
    publish("huge", 5_000_000);
    publish("last", 10);
    publisher.close();

    assertThat(pubsub.published)
        .extracting(published -> ids(published.message()))
        .containsExactly(
            List.of("small", "large"), List.of("larger"), List.of("huge"), List.of("last"));
  }

  @Test
  void eachEventOfAMessageThatCouldNotBePublishedFails() {
    pubsub.confirmation = CompletableFuture.failedFuture(new IllegalStateException("no Pub/Sub"));
    var first = publish("a", 10);
    var second = publish("b", 10);

    publisher.close();

    assertThat(List.of(first, second)).allMatch(CompletableFuture::isCompletedExceptionally);
  }

  @Test
  void commandsAreNeverKeptWaiting() {
    publisher.publish(Topic.RESOLVE_COMMANDS, event("c", 10));

    assertThat(pubsub.published).hasSize(1);
  }

  @Test
  void closingSendsWhatWaitsAndKeepsNothingWaitingAfterwards() {
    publish("a", 10);
    publish("b", 10);
    publisher.close();
    publish("c", 10);

    assertThat(pubsub.published)
        .extracting(published -> ids(published.message()))
        .containsExactly(List.of("a", "b"), List.of("c"));
  }

  private PubSubPublisher publisher(Duration linger) {
    return new PubSubPublisher("svc", pubsub, new Tracing(Tracer.NOOP, Propagator.NOOP), linger);
  }

  private CompletableFuture<String> publish(String id, int bytes) {
    return publisher.publish(Topic.RAW_RECORDS, event(id, bytes));
  }

  private static Event<RecordReceived> event(String id, int bytes) {
    return Event.of(
        id,
        "subject",
        Instant.EPOCH,
        RecordReceived.newBuilder()
            .setGmailMessage(
                GmailMessage.newBuilder().setRfc822(ByteString.copyFrom(new byte[bytes])))
            .build());
  }

  private static List<String> ids(PubsubMessage message) {
    var ids = new ArrayList<String>();
    EventBatch.apart(message).forEach(event -> ids.add(event.getAttributesOrThrow("ce-id")));
    return ids;
  }
}
