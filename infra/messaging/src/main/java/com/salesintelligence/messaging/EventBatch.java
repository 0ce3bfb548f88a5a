package com.salesintelligence.messaging;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.ExtensionRegistryLite;
import com.google.pubsub.v1.PubsubMessage;
import io.cloudevents.v1.proto.CloudEvent;
import io.cloudevents.v1.proto.CloudEvent.CloudEventAttributeValue;
import io.cloudevents.v1.proto.CloudEventBatch;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several events in one Pub/Sub message: the batched content mode of CloudEvents in its Protobuf
 * format. Opened, each event looks as if it had travelled alone.
 */
public final class EventBatch {

  /** A hostile message of empty events must not fill the memory. */
  static final int MOST_EVENTS = 10_000;

  private static final String CONTENT_TYPE = "content-type";
  private static final String MEDIA_TYPE = "application/cloudevents-batch+protobuf";
  private static final String PROTOBUF = "application/protobuf";
  private static final String PREFIX = "ce-";
  private static final int EVENT = CloudEventBatch.EVENTS_FIELD_NUMBER << 3 | 2;

  private EventBatch() {}

  static PubsubMessage toMessage(List<Outgoing> events, String service, Map<String, String> trace) {
    return PubsubMessage.newBuilder()
        .setData(new BatchEncoding(service, trace).of(events))
        .putAttributes(CONTENT_TYPE, MEDIA_TYPE)
        .putAllAttributes(trace)
        .build();
  }

  /** The messages that would have carried the events of this one each by itself. */
  public static List<PubsubMessage> apart(PubsubMessage message) {
    Incoming incoming = Incoming.of(message);
    return isOne(incoming)
        ? open(incoming).stream().map(Incoming::toMessage).toList()
        : List.of(message);
  }

  static boolean isOne(Incoming message) {
    return MEDIA_TYPE.equals(message.attributes().get(CONTENT_TYPE));
  }

  /**
   * The events of a message, each with the attributes of its binary mode and those that the message
   * has besides. One that is no batch, or none that can be read, is its own only event.
   */
  static List<Incoming> open(Incoming message) {
    if (!isOne(message)) {
      return List.of(message);
    }
    try {
      return read(message);
    } catch (IOException | DateTimeException | ArithmeticException e) {
      return List.of(message);
    }
  }

  private static List<Incoming> read(Incoming message) throws IOException {
    Map<String, String> shared = new HashMap<>(message.attributes());
    shared.remove(CONTENT_TYPE);
    var events = new ArrayList<Incoming>();
    Map<String, String> known = new HashMap<>();
    CodedInputStream in = message.data().newCodedInput();
    in.enableAliasing(true);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (tag != EVENT) {
        in.skipField(tag);
      } else if (events.size() < MOST_EVENTS) {
        CloudEvent event =
            in.readMessage(CloudEvent.parser(), ExtensionRegistryLite.getEmptyRegistry());
        events.add(alone(event, message, shared, known, events.size()));
      } else {
        throw new IOException("more than %d events".formatted(MOST_EVENTS));
      }
    }
    if (events.isEmpty()) {
      throw new IOException("no event");
    }
    return events;
  }

  /**
   * The same event of the same message always has the same id.
   *
   * @param known texts of earlier events: thousands in flight share one type and source
   */
  private static Incoming alone(
      CloudEvent event,
      Incoming message,
      Map<String, String> shared,
      Map<String, String> known,
      int index) {
    Map<String, String> attributes = new HashMap<>(shared);
    event
        .getAttributesMap()
        .forEach(
            (name, value) ->
                attributes.put(
                    Tracing.isTrace(name) ? name : once(PREFIX + name, known), text(value)));
    attributes.put(CloudEvents.SPEC_VERSION, once(event.getSpecVersion(), known));
    attributes.put(CloudEvents.ID, event.getId());
    attributes.put(CloudEvents.TYPE, once(event.getType(), known));
    attributes.put(CloudEvents.SOURCE, once(event.getSource(), known));
    if (event.hasProtoData()) {
      attributes.put(CloudEvents.DATA_CONTENT_TYPE, PROTOBUF);
    }
    return new Incoming(
        data(event),
        attributes,
        message.orderingKey(),
        message.messageId() + "/" + index,
        message.publishedAt(),
        message.attempt());
  }

  private static String once(String text, Map<String, String> known) {
    String first = known.putIfAbsent(text, text);
    return first == null ? text : first;
  }

  private static ByteString data(CloudEvent event) {
    return switch (event.getDataCase()) {
      case PROTO_DATA -> event.getProtoData().getValue();
      case BINARY_DATA -> event.getBinaryData();
      case TEXT_DATA -> event.getTextDataBytes();
      case DATA_NOT_SET -> ByteString.EMPTY;
    };
  }

  /** As CloudEvents writes each of its types as text. */
  private static String text(CloudEventAttributeValue value) {
    return switch (value.getAttrCase()) {
      case CE_STRING -> value.getCeString();
      case CE_URI -> value.getCeUri();
      case CE_URI_REF -> value.getCeUriRef();
      case CE_BOOLEAN -> String.valueOf(value.getCeBoolean());
      case CE_INTEGER -> String.valueOf(value.getCeInteger());
      case CE_BYTES -> Base64.getEncoder().encodeToString(value.getCeBytes().toByteArray());
      case CE_TIMESTAMP ->
          Instant.ofEpochSecond(
                  value.getCeTimestamp().getSeconds(), value.getCeTimestamp().getNanos())
              .toString();
      case ATTR_NOT_SET -> "";
    };
  }
}
