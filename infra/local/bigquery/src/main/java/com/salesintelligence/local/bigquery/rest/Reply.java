package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.Json;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** What a call is answered with. */
record Reply(int code, byte[] body, Map<String, String> headers) {

  Reply(int code, byte[] body) {
    this(code, body, Map.of());
  }

  static Reply of(JsonNode json) {
    return new Reply(200, Json.MAPPER.writeValueAsBytes(json));
  }

  /** A resource, unless the client has it already. */
  static Reply unlessKnown(Call call, JsonNode resource) {
    String etag = Json.text(resource, "etag");
    return !etag.isEmpty() && call.ifNoneMatch().equals(etag)
        ? new Reply(304, new byte[0])
        : of(resource);
  }

  /** Only those parts that the client asked for; all without such a wish. */
  Reply only(String fields) {
    return fields.isEmpty() || code != 200
        ? this
        : of(FieldMask.parse(fields).of(Json.MAPPER.readTree(body)));
  }

  static Reply nothing() {
    return new Reply(204, new byte[0]);
  }

  /** Rows are written as they come, without a tree of them. */
  static Reply streamed(Consumer<JsonGenerator> content) {
    var bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    return new Reply(200, bytes.toByteArray());
  }
}
