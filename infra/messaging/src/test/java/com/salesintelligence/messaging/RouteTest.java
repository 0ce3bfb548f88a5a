package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.salesintelligence.contracts.events.RecordReceived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

  private static final RecordReceived RECORD =
      RecordReceived.newBuilder().setRunId("run").setSourceVersion(7).build();

  private final List<Event<RecordReceived>> handled = new ArrayList<>();
  private final Route<RecordReceived> route =
      Route.of(RecordReceived.getDefaultInstance(), this::handle);

  private CompletableFuture<Delivery> handle(Event<RecordReceived> event) {
    handled.add(event);
    return CompletableFuture.completedFuture(Delivery.done());
  }

  private Delivery on(ByteString data) {
    var attributes = Map.of("ce-id", "1", "traceparent", "of-the-publisher");
    var incoming = new Incoming(data, attributes, "", "m", Instant.EPOCH, 1);
    return route.on(incoming, Map.of("traceparent", "of-the-span")).join();
  }

  @Test
  void theHandlerGetsThePayloadInTheTraceOfItsSpan() {
    assertThat(on(RECORD.toByteString())).isEqualTo(Delivery.done());

    assertThat(handled)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.payload()).isEqualTo(RECORD);
              assertThat(event.id()).isEqualTo("1");
              assertThat(event.attributes()).containsEntry("traceparent", "of-the-span");
            });
  }

  /** A length beyond the end, a wrong wire type, an end of a group that never began, too long. */
  @ParameterizedTest
  @ValueSource(strings = {"0a7f41", "0f", "0c", "1c00", "ffffffffffffffffffffff"})
  void bytesOfAnotherShapeAreParked(String hex) {
    var whole = RECORD.toByteString().concat(ByteString.fromHex(hex));

    assertThat(on(whole))
        .isInstanceOfSatisfying(
            Delivery.Parked.class,
            parked -> assertThat(parked.error()).isEqualTo(MessagingError.UNREADABLE_EVENT));
    assertThat(handled).isEmpty();
  }
}
