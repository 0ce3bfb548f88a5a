package com.salesintelligence.ingest.web;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of a request for a run: {@code {"sync_type": …}} and, to read only a part of the source,
 * what its parts are called: mailbox, object_type, … All of it is optional.
 */
record RunBody(String syncType, Map<String, String> scopes) {

  static RunBody parse(byte @Nullable [] json) {
    var body =
        json == null || json.length == 0 ? JsonMapper.shared().createObjectNode() : tree(json);
    if (!body.isObject()) {
      throw wrong("The body is to be a JSON object such as {\"sync_type\": \"incremental\"}.");
    }
    var fields = new HashMap<String, String>();
    body.properties().forEach(field -> fields.put(field.getKey(), text(field)));
    var syncType = fields.remove("sync_type");
    fields.values().removeIf(String::isEmpty);
    return new RunBody(syncType == null ? "" : syncType, fields);
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JsonMapper.shared().readTree(json);
    } catch (JacksonException e) {
      throw wrong("The body is no valid JSON; send for example {\"sync_type\": \"incremental\"}.");
    }
  }

  private static String text(Map.Entry<String, JsonNode> field) {
    if (field.getValue().isNull()) {
      return "";
    }
    if (!field.getValue().isString()) {
      throw wrong(field.getKey() + " is to be text.");
    }
    return field.getValue().asString();
  }

  private static ApiError wrong(String message) {
    return new ApiError(HttpStatus.BAD_REQUEST, "WRONG_BODY", message, Map.of());
  }
}
