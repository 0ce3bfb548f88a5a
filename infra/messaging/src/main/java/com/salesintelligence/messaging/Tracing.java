package com.salesintelligence.messaging;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Continues the trace of a message, and hands the current one on. */
final class Tracing {

  private static final String TRACEPARENT = "traceparent";

  private final Tracer tracer;
  private final Propagator propagator;

  Tracing(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  static Map<String, String> traceOf(Map<String, String> attributes) {
    String traceparent = attributes.get(TRACEPARENT);
    return traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
  }

  /**
   * An event of a batch may be of a trace of its own.
   *
   * @param handling of the span that handles the message
   */
  static Map<String, String> traceOf(
      Incoming event, Incoming message, Map<String, String> handling) {
    Map<String, String> own = traceOf(event.attributes());
    return own.equals(traceOf(message.attributes())) ? handling : own;
  }

  /** Starts a span as a child of the message's; its end is the caller's. */
  Span continueFrom(Map<String, String> attributes, String subscription) {
    return propagator
        .extract(attributes, Map::get)
        .kind(Span.Kind.CONSUMER)
        .name("process " + subscription)
        .tag("messaging.system", "gcp_pubsub")
        .start();
  }

  Tracer.SpanInScope within(Span span) {
    return tracer.withSpan(span);
  }

  /** What a message carries to be part of this span's trace. */
  Map<String, String> attributesOf(Span span) {
    Map<String, String> attributes = new HashMap<>();
    propagator.inject(
        span.context(), attributes, (carrier, key, value) -> put(carrier, key, value));
    return attributes;
  }

  private static void put(@Nullable Map<String, String> carrier, String key, String value) {
    if (carrier != null && key.equals(TRACEPARENT)) {
      carrier.put(key, value);
    }
  }

  static boolean isTrace(String attribute) {
    return attribute.equals(TRACEPARENT);
  }

  /** Empty outside of any trace. */
  Map<String, String> current() {
    Span span = tracer.currentSpan();
    return span == null ? Map.of() : attributesOf(span);
  }

  /** A new trace: a poller's records begin theirs here. */
  Map<String, String> begin(String topic) {
    Span first =
        tracer
            .spanBuilder()
            .setNoParent()
            .kind(Span.Kind.PRODUCER)
            .name("publish " + topic)
            .tag("messaging.system", "gcp_pubsub")
            .start();
    try {
      return attributesOf(first);
    } finally {
      first.end();
    }
  }
}
