package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.Json;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** What a call is answered with. */
record Reply(int code, byte[] body) {

  static Reply of(JsonNode json) {
    return new Reply(200, Json.MAPPER.writeValueAsBytes(json));
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
