package com.salesintelligence.messaging;

import com.google.protobuf.Message;
import com.google.pubsub.v1.PubsubMessage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;

/** Events as Pub/Sub messages: the binary mode of CloudEvents' protocol binding. */
final class CloudEvents {

  static final String ID = "ce-id";
  static final String TYPE = "ce-type";
  static final String SOURCE = "ce-source";
  static final String SPEC_VERSION = "ce-specversion";
  static final String DATA_CONTENT_TYPE = "ce-datacontenttype";
  static final String VERSION = "1.0";
  private static final String SUBJECT = "ce-subject";
  private static final String TIME = "ce-time";

  private CloudEvents() {}

  static String typeOf(Message message) {
    return message.getDescriptorForType().getFullName();
  }

  static PubsubMessage toMessage(
      Event<? extends Message> event, String service, Map<String, String> trace) {
    return PubsubMessage.newBuilder()
        .setData(event.payload().toByteString())
        .putAttributes(SPEC_VERSION, VERSION)
        .putAttributes(DATA_CONTENT_TYPE, "application/protobuf")
        .putAttributes(ID, event.id())
        .putAttributes(TYPE, typeOf(event.payload()))
        .putAttributes(SOURCE, "/" + service)
        .putAttributes(SUBJECT, event.subject())
        .putAttributes(TIME, event.time().toString())
        .putAllAttributes(trace)
        .build();
  }

  /**
   * Attributes that are missing or malformed are taken from the message that carried them.
   *
   * @param trace of the span that handles it, in place of that which published it
   */
  static <T extends Message> Event<T> toEvent(
      Incoming incoming, Map<String, String> trace, T payload) {
    Map<String, String> attributes = new HashMap<>(incoming.attributes());
    attributes.putAll(trace);
    attributes.put(Event.ATTEMPT, String.valueOf(incoming.attempt()));
    return new Event<>(
        attributes.getOrDefault(ID, incoming.messageId()),
        attributes.getOrDefault(SUBJECT, ""),
        time(incoming),
        payload,
        attributes);
  }

  private static Instant time(Incoming incoming) {
    try {
      return Instant.parse(incoming.attributes().getOrDefault(TIME, ""));
    } catch (DateTimeParseException e) {
      return incoming.publishedAt();
    }
  }
}
