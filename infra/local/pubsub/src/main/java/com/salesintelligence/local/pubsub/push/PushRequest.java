package com.salesintelligence.local.pubsub.push;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.PushConfig;
import com.salesintelligence.local.pubsub.delivery.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The POST that carries a message, wrapped in JSON or as it is. */
final class PushRequest {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String PREFIX = "x-goog-pubsub-";
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private final String subscription;
  private final PushConfig config;
  private final PushEndpoint endpoint;
  private final PushToken token;

  PushRequest(String subscription, PushConfig config, PushEndpoint endpoint, PushToken token) {
    this.subscription = subscription;
    this.config = config;
    this.endpoint = endpoint;
    this.token = token;
  }

  HttpPost of(Delivery delivery) {
    PubsubMessage message = delivery.message().message();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "CloudPubSub-Google");
    headers.put("From", "noreply@google.com");
    token.header().ifPresent(value -> headers.put("Authorization", value));
    if (!config.hasNoWrapper()) {
      headers.put("Content-Type", "application/json");
      return new HttpPost(endpoint, headers, wrapped(delivery, message));
    }
    headers.put("Content-Type", "application/octet-stream");
    if (config.getNoWrapper().getWriteMetadata()) {
      putMetadata(headers, delivery, message);
    }
    return new HttpPost(endpoint, headers, message.getData().toByteArray());
  }

  private byte[] wrapped(Delivery delivery, PubsubMessage message) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeObjectFieldStart("message");
      write(json, message);
      json.writeEndObject();
      json.writeStringField("subscription", subscription);
      if (delivery.attempt() > 0) {
        json.writeNumberField("deliveryAttempt", delivery.attempt());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write JSON into memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, PubsubMessage message) throws IOException {
    if (message.getAttributesCount() > 0) {
      json.writeObjectFieldStart("attributes");
      for (var attribute : message.getAttributesMap().entrySet()) {
        json.writeStringField(attribute.getKey(), attribute.getValue());
      }
      json.writeEndObject();
    }
    if (!message.getData().isEmpty()) {
      json.writeStringField(
          "data", Base64.getEncoder().encodeToString(message.getData().toByteArray()));
    }
    String time = Timestamps.toString(message.getPublishTime());
    json.writeStringField("messageId", message.getMessageId());
    json.writeStringField("message_id", message.getMessageId());
    json.writeStringField("publishTime", time);
    json.writeStringField("publish_time", time);
    if (!message.getOrderingKey().isEmpty()) {
      json.writeStringField("orderingKey", message.getOrderingKey());
    }
  }

  /** Attributes become headers where HTTP allows it. */
  private void putMetadata(Map<String, String> headers, Delivery delivery, PubsubMessage message) {
    headers.put(PREFIX + "subscription-name", subscription);
    headers.put(PREFIX + "message-id", message.getMessageId());
    headers.put(PREFIX + "publish-time", Timestamps.toString(message.getPublishTime()));
    if (!message.getOrderingKey().isEmpty()) {
      headers.put(PREFIX + "ordering-key", printable(message.getOrderingKey()));
    }
    if (delivery.attempt() > 0) {
      headers.put(PREFIX + "delivery-attempt", String.valueOf(delivery.attempt()));
    }
    message
        .getAttributesMap()
        .forEach(
            (key, value) -> {
              if (TOKEN.matcher(key).matches() && !isReserved(headers, key)) {
                headers.put(key, printable(value));
              }
            });
  }

  private static boolean isReserved(Map<String, String> headers, String key) {
    return key.equalsIgnoreCase("Host")
        || key.equalsIgnoreCase("Content-Length")
        || key.equalsIgnoreCase("Connection")
        || key.equalsIgnoreCase("Transfer-Encoding")
        || headers.keySet().stream().anyMatch(key::equalsIgnoreCase)
            && !key.equalsIgnoreCase("Content-Type");
  }

  /** A line break in a value would begin another header. */
  private static String printable(String value) {
    return value.replaceAll("[\\p{Cntrl}]", " ");
  }
}
