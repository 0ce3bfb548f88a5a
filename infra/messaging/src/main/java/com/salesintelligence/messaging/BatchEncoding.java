package com.salesintelligence.messaging;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.UnsafeByteOperations;
import io.cloudevents.v1.proto.CloudEvent;
import io.cloudevents.v1.proto.CloudEventBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@code CloudEventBatch} as its generated classes would, straight from the events: what
 * all events of a type share is encoded once, each payload is written where it belongs.
 */
final class BatchEncoding {

  private static final String TYPE_URL = "type.googleapis.com/";
  private static final byte[] SUBJECT = key("subject");
  private static final byte[] TIME = key("time");

  private final Map<String, String> trace;
  private final byte[] source;
  private final Map<String, Shared> byType = new HashMap<>();

  /**
   * @param trace of the message: events of the same one do not repeat it
   */
  BatchEncoding(String service, Map<String, String> trace) {
    this.trace = trace;
    this.source = bytes("/" + service);
  }

  /** Fields that are equal in all events of a type. */
  private record Shared(byte[] header, byte[] typeUrl) {}

  /**
   * @param attributes encoded
   * @param size of the whole event
   */
  private record Encoded(
      byte[] id, Shared shared, List<byte[]> attributes, Message payload, int any, int size) {}

  ByteString of(List<Outgoing> events) {
    var encoded = new ArrayList<Encoded>(events.size());
    int size = 0;
    for (Outgoing event : events) {
      Encoded one = encode(event);
      encoded.add(one);
      size += sizeOf(CloudEventBatch.EVENTS_FIELD_NUMBER, one.size());
    }
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      for (Encoded event : encoded) {
        write(event, out);
      }
      out.checkNoSpaceLeft();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  private Encoded encode(Outgoing outgoing) {
    Event<?> event = outgoing.event();
    Message payload = event.payload();
    Shared shared = byType.computeIfAbsent(CloudEvents.typeOf(payload), this::shared);
    byte[] id = bytes(event.id());
    var attributes = new ArrayList<byte[]>(3);
    attributes.add(text(SUBJECT, event.subject()));
    attributes.add(time(event.time()));
    if (!outgoing.trace().equals(trace)) {
      outgoing.trace().forEach((name, value) -> attributes.add(text(key(name), value)));
    }
    int any = shared.typeUrl().length + sizeOf(2, payload.getSerializedSize());
    int size =
        sizeOf(CloudEvent.ID_FIELD_NUMBER, id.length)
            + shared.header().length
            + sizeOf(CloudEvent.PROTO_DATA_FIELD_NUMBER, any);
    for (byte[] attribute : attributes) {
      size += sizeOf(CloudEvent.ATTRIBUTES_FIELD_NUMBER, attribute.length);
    }
    return new Encoded(id, shared, attributes, payload, any, size);
  }

  private static void write(Encoded event, CodedOutputStream out) throws IOException {
    begin(CloudEventBatch.EVENTS_FIELD_NUMBER, event.size(), out);
    out.writeByteArray(CloudEvent.ID_FIELD_NUMBER, event.id());
    out.writeRawBytes(event.shared().header());
    for (byte[] attribute : event.attributes()) {
      out.writeByteArray(CloudEvent.ATTRIBUTES_FIELD_NUMBER, attribute);
    }
    begin(CloudEvent.PROTO_DATA_FIELD_NUMBER, event.any(), out);
    out.writeRawBytes(event.shared().typeUrl());
    begin(2, event.payload().getSerializedSize(), out);
    event.payload().writeTo(out);
  }

  private Shared shared(String type) {
    return new Shared(
        joined(
            field(CloudEvent.SOURCE_FIELD_NUMBER, source),
            field(CloudEvent.SPEC_VERSION_FIELD_NUMBER, bytes(CloudEvents.VERSION)),
            field(CloudEvent.TYPE_FIELD_NUMBER, bytes(type))),
        field(1, bytes(TYPE_URL + type)));
  }

  private static byte[] key(String name) {
    return field(1, bytes(name));
  }

  private static byte[] text(byte[] key, String value) {
    int kind = CloudEvent.CloudEventAttributeValue.CE_STRING_FIELD_NUMBER;
    return joined(key, field(2, field(kind, bytes(value))));
  }

  private static byte[] time(Instant time) {
    int kind = CloudEvent.CloudEventAttributeValue.CE_TIMESTAMP_FIELD_NUMBER;
    byte[] timestamp =
        Timestamp.newBuilder()
            .setSeconds(time.getEpochSecond())
            .setNanos(time.getNano())
            .build()
            .toByteArray();
    return joined(TIME, field(2, field(kind, timestamp)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A field of bytes, text or a message, with its tag and length. */
  private static byte[] field(int number, byte[] content) {
    byte[] field = new byte[sizeOf(number, content.length)];
    CodedOutputStream out = CodedOutputStream.newInstance(field);
    try {
      out.writeByteArray(number, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return field;
  }

  private static int sizeOf(int number, int content) {
    return CodedOutputStream.computeTagSize(number)
        + CodedOutputStream.computeUInt32SizeNoTag(content)
        + content;
  }

  private static void begin(int number, int size, CodedOutputStream out) throws IOException {
    out.writeUInt32NoTag(number << 3 | 2);
    out.writeUInt32NoTag(size);
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
