package com.salesintelligence.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.contracts.events.RunFinished;
import io.cloudevents.v1.proto.CloudEvent;
import io.cloudevents.v1.proto.CloudEvent.CloudEventAttributeValue;
import io.cloudevents.v1.proto.CloudEventBatch;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class EventBatchTest {

  private static final Map<String, String> TRACE = Map.of("traceparent", "00-a-b-01");
  private static final Map<String, String> OTHER_TRACE = Map.of("traceparent", "00-c-d-01");

  @Test
  void anEventOfABatchLooksAsIfItHadTravelledAlone() throws Exception {
    var message = EventBatch.toMessage(List.of(run("a", TRACE), run("b", TRACE)), "svc", TRACE);

    assertThat(message.getAttributesMap())
        .containsOnly(
            Map.entry("content-type", "application/cloudevents-batch+protobuf"),
            Map.entry("traceparent", "00-a-b-01"));
    var events = EventBatch.apart(message.toBuilder().setMessageId("17").build());

    assertThat(events).extracting(PubsubMessage::getMessageId).containsExactly("17/0", "17/1");
    var alone = CloudEvents.toMessage(run("b", TRACE).event(), "svc", TRACE);
    assertThat(events.get(1).getAttributesMap()).isEqualTo(alone.getAttributesMap());
    assertThat(events.get(1).getData()).isEqualTo(alone.getData());
    assertThat(RunFinished.parseFrom(events.get(0).getData()).getRunId()).isEqualTo("a");
  }

  @Test
  void aBatchIsTheBytesThatTheClassesOfCloudEventsWrite() throws Exception {
    var message =
        EventBatch.toMessage(List.of(run("ä€", TRACE), run("b", OTHER_TRACE)), "svc", TRACE);

    var batch = CloudEventBatch.parseFrom(message.getData());

    assertThat(batch.getUnknownFields().asMap()).isEmpty();
    assertThat(batch.toByteString()).isEqualTo(message.getData());
    var event = batch.getEvents(1);
    assertThat(event.getId()).isEqualTo("b");
    assertThat(event.getSource()).isEqualTo("/svc");
    assertThat(event.getSpecVersion()).isEqualTo("1.0");
    assertThat(event.getType()).isEqualTo("salesintelligence.events.v1.RunFinished");
    assertThat(event.getAttributesMap()).containsOnlyKeys("subject", "time", "traceparent");
    assertThat(event.getAttributesOrThrow("time").getCeTimestamp().getNanos())
        .isEqualTo(123_456_000);
    assertThat(event.getProtoData().unpack(RunFinished.class).getRunId()).isEqualTo("b");
    assertThat(batch.getEvents(0).getId()).isEqualTo("ä€");
    assertThat(batch.getEvents(0).getAttributesMap()).doesNotContainKey("traceparent");
  }

  @Test
  void anEventOfAnotherTraceStaysInIt() {
    var message = EventBatch.toMessage(List.of(run("a", TRACE), run("b", OTHER_TRACE)), "s", TRACE);

    assertThat(EventBatch.apart(message))
        .extracting(event -> event.getAttributesOrThrow("traceparent"))
        .containsExactly("00-a-b-01", "00-c-d-01");
  }

  @Test
  void whatPubSubAddsToABatchThatItGaveUpIsSaidOfEachEvent() {
    var message =
        EventBatch.toMessage(List.of(run("a", TRACE), run("b", TRACE)), "s", TRACE).toBuilder()
            .putAttributes("CloudPubSubDeadLetterSourceDeliveryCount", "10")
            .build();

    assertThat(EventBatch.apart(message))
        .hasSize(2)
        .allSatisfy(
            event ->
                assertThat(event.getAttributesMap())
                    .containsEntry("CloudPubSubDeadLetterSourceDeliveryCount", "10")
                    .doesNotContainKey("content-type"));
  }

  @Test
  void batchesOfOthersAreReadWhateverTheirAttributesAndDataAre() {
    var event =
        CloudEvent.newBuilder()
            .setId("1")
            .setType("t")
            .setSource("/x")
            .setSpecVersion("1.0")
            .putAttributes("flag", CloudEventAttributeValue.newBuilder().setCeBoolean(true).build())
            .putAttributes("count", CloudEventAttributeValue.newBuilder().setCeInteger(7).build())
            .putAttributes(
                "raw",
                CloudEventAttributeValue.newBuilder()
                    .setCeBytes(ByteString.copyFromUtf8("hi"))
                    .build())
            .setTextData("grüß");
    var read = EventBatch.apart(batch(event.build().toByteString())).getFirst();

    assertThat(read.getAttributesMap())
        .containsEntry("ce-flag", "true")
        .containsEntry("ce-count", "7")
        .containsEntry("ce-raw", "aGk=");
    assertThat(read.getData().toStringUtf8()).isEqualTo("grüß");
  }

  @Test
  void whatIsNoBatchIsItsOwnOnlyEvent() {
    var single = CloudEvents.toMessage(run("a", TRACE).event(), "svc", TRACE);

    assertThat(EventBatch.apart(single)).containsExactly(single);
  }

  @Test
  void aBatchThatCannotBeReadStaysWhole() {
    var garbage = ByteString.copyFrom(new byte[] {(byte) 0xff, 0, (byte) 0xfe});
    var impossibleTime =
        CloudEventBatch.newBuilder()
            .addEvents(
                CloudEvent.newBuilder()
                    .putAttributes(
                        "time",
                        CloudEventAttributeValue.newBuilder()
                            .setCeTimestamp(
                                com.google.protobuf.Timestamp.newBuilder()
                                    .setSeconds(Long.MAX_VALUE)
                                    .setNanos(Integer.MAX_VALUE))
                            .build()))
            .build()
            .toByteString();
    var bomb = new byte[2 * (EventBatch.MOST_EVENTS + 1)];
    for (int i = 0; i < bomb.length; i += 2) {
      bomb[i] = 10;
    }

    for (var data : List.of(garbage, ByteString.EMPTY, impossibleTime, ByteString.copyFrom(bomb))) {
      var message = message(data);
      assertThat(EventBatch.apart(message)).containsExactly(message);
    }
  }

  static Outgoing run(String id, Map<String, String> trace) {
    var event =
        Event.of(
            id,
            "run/" + id,
            Instant.parse("2026-03-01T10:15:30.123456Z"),
            RunFinished.newBuilder().setRunId(id).build());
    return new Outgoing(event, trace, new CompletableFuture<>());
  }

  private static PubsubMessage batch(ByteString event) {
    return message(ByteString.copyFrom(new byte[] {10, (byte) event.size()}).concat(event));
  }

  /** As it arrives: with the time of its publication. */
  private static PubsubMessage message(ByteString data) {
    return PubsubMessage.newBuilder()
        .setData(data)
        .putAttributes("content-type", "application/cloudevents-batch+protobuf")
        .setPublishTime(com.google.protobuf.Timestamp.getDefaultInstance())
        .build();
  }
}
