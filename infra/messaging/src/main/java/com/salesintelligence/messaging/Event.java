package com.salesintelligence.messaging;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.Map;

/**
 * An event as it travels: a payload and its CloudEvents attributes.
 *
 * @param id ce-id; equal for two deliveries of one event, derived from what the event is about
 * @param subject ce-subject: what it is about, for example an external id
 * @param time ce-time: when it happened
 * @param attributes all attributes of the message, as received; of an event that is to be published
 *     only the trace counts
 */
public record Event<T extends Message>(
    String id, String subject, Instant time, T payload, Map<String, String> attributes) {

  static final String ATTEMPT = "delivery-attempt";

  public Event {
    attributes = Map.copyOf(attributes);
  }

  /** An event to be published in the current trace. */
  public static <T extends Message> Event<T> of(
      String id, String subject, Instant time, T payload) {
    return new Event<>(id, subject, time, payload, Map.of());
  }

  /**
   * The same event in the trace of the one that led to it, whatever thread publishes it: a handler
   * that publishes after a confirmed write is no longer on the thread of its event.
   */
  public Event<T> causedBy(Event<?> cause) {
    return new Event<>(id, subject, time, payload, Tracing.traceOf(cause.attributes()));
  }

  /** Whether it came before: an earlier attempt may have stored something and then failed. */
  public boolean redelivered() {
    String attempt = attributes.getOrDefault(ATTEMPT, "0");
    return !attempt.equals("0") && !attempt.equals("1");
  }
}
