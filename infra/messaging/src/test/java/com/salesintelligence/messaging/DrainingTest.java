package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.Subscription;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import com.salesintelligence.warehouse.RejectedRow;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrainingTest {

  private static final Subscription RUNS = new Subscription(Topic.PIPELINE_RUNS, "score-service");

  private final FakeWarehouse warehouse = new FakeWarehouse();

  @Test
  void aLetterThatTheWarehouseRefusesStaysInPubSub() {
    warehouse.failures.add(new RejectedRow("too large"));
    FakePubSubMessage letter = letter("first", Map.of());

    drain(letter);
    assertThat(letter.answers).containsExactly("nack");

    drain(letter);
    assertThat(letter.answers).containsExactly("nack", "ack");
    assertThat(warehouse.deadLetters()).hasSize(1);
  }

  @Test
  void theSameMessageParkedTwiceIsOneRow() {
    Map<String, String> original =
        Map.of("parked-message-id", "m1", "parked-published-at", "2026-01-02T03:04:05Z");

    drain(letter("first", original));
    drain(letter("second", original));

    assertThat(warehouse.deadLetters()).hasSize(1);
  }

  @Test
  void aLateSecondCopyDoesNotUndoAReplay() {
    Map<String, String> original =
        Map.of("parked-message-id", "m1", "parked-published-at", "2026-01-02T03:04:05Z");
    drain(letter("first", original));
    DeadLetterRow parked = warehouse.deadLetters().iterator().next();
    warehouse
        .of(DeadLetterRow.class)
        .upsert(parked.toBuilder().setStatus("replayed").build(), parked.getPublishedAt() + 1);

    drain(letter("second", original));

    assertThat(warehouse.deadLetters())
        .extracting(DeadLetterRow::getStatus)
        .containsExactly("replayed");
  }

  private void drain(FakePubSubMessage letter) {
    new Subscriber(
            RUNS.deadLetterId(),
            new Draining(new DeadLetterRows(RUNS, "1.2.3"), warehouse.of(DeadLetterRow.class)),
            new Parking(RUNS, "1.2.3", new FakePublishing()),
            new Tracing(Tracer.NOOP, Propagator.NOOP),
            new Counts(new SimpleMeterRegistry(), "score-service", RUNS.deadLetterId()))
        .receive(letter);
  }

  private static FakePubSubMessage letter(String id, Map<String, String> attributes) {
    return new FakePubSubMessage(
        RUNS.deadLetterId(),
        PubsubMessage.newBuilder()
            .setMessageId(id)
            .setPublishTime(Timestamp.newBuilder().setSeconds(1_800_000_000))
            .setData(ByteString.copyFromUtf8("x"))
            .putAllAttributes(attributes)
            .build());
  }
}
