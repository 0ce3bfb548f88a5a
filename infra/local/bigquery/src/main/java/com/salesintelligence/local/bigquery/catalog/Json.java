package com.salesintelligence.local.bigquery.catalog;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and makes the JSON of REST resources. */
public final class Json {

  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ObjectNode parse(String text) {
    return parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** No bytes are an empty object. */
  public static ObjectNode parse(byte[] text) {
    if (text.length == 0) {
      return object();
    }
    try {
      if (MAPPER.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw ApiError.invalid("Invalid JSON payload received: " + e.getOriginalMessage());
    }
    throw ApiError.invalid("Invalid JSON payload received: a JSON object is expected");
  }

  public static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  /** Refuses a field that would change the meaning of a request and is not known here. */
  public static void only(JsonNode node, String what, Set<String> known) {
    for (var entry : node.properties()) {
      JsonNode value = entry.getValue();
      if (!known.contains(entry.getKey()) && !isUnset(value)) {
        throw ApiError.unsupported(what + "." + entry.getKey());
      }
    }
  }

  private static boolean isUnset(JsonNode value) {
    return value.isNull()
        || (value.isBoolean() && !value.asBoolean())
        || (value.isContainer() && value.isEmpty())
        || (value.isString() && value.asString().isEmpty());
  }
}
