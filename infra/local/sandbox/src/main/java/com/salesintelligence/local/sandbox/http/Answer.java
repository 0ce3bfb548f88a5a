package com.salesintelligence.local.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One HTTP answer. */
public record Answer(
    int status,
    String contentType,
    List<Map.Entry<String, String>> headers,
    Body body,
    boolean compressible,
    Delivery delivery) {
  public Answer(
      int status,
      String contentType,
      List<Map.Entry<String, String>> headers,
      Body body,
      boolean compressible) {
    this(status, contentType, headers, body, compressible, Delivery.WHOLE);
  }

  private static final String JSON = "application/json; charset=UTF-8";

  public static Answer json(int status, Object value) {
    return json(status, Body.of(Json.bytes(value)));
  }

  public static Answer json(int status, Body body) {
    return new Answer(status, JSON, List.of(), body, true);
  }

  public static Answer ndjson(byte[] lines) {
    return new Answer(200, "application/x-ndjson; charset=UTF-8", List.of(), Body.of(lines), true);
  }

  /** Lines that are written while they are sent. */
  public static Answer ndjson(Body.Writing lines) {
    return new Answer(
        200, "application/x-ndjson; charset=UTF-8", List.of(), Body.streamed(lines), false);
  }

  public static Answer text(int status, String contentType, String text) {
    return new Answer(
        status, contentType, List.of(), Body.of(text.getBytes(StandardCharsets.UTF_8)), false);
  }

  public Answer with(String header, String value) {
    var all = new ArrayList<>(headers);
    all.add(Map.entry(header, value));
    return new Answer(status, contentType, List.copyOf(all), body, compressible, delivery);
  }

  /** The same, sent in another way. */
  public Answer by(Delivery other) {
    return new Answer(status, contentType, headers, body, compressible, other);
  }

  /** The same, but never gzipped. */
  public Answer plain() {
    return new Answer(status, contentType, headers, body, false, delivery);
  }
}
