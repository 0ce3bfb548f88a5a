package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.Answer;
import com.salesintelligence.local.sandbox.http.Body;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.http.Refusal;
import com.salesintelligence.local.sandbox.http.Request;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the bodies of requests. */
final class Bodies {
  private static final int LARGEST = 3 << 20;

  private Bodies() {}

  static JsonNode object(Request request) throws IOException {
    var node = any(request);
    if (!node.isObject()) {
      throw HubError.validation("Invalid input JSON: it must be an object").refusal();
    }
    return node;
  }

  static JsonNode any(Request request) throws IOException {
    byte[] body =
        request
            .bytes(LARGEST)
            .orElseThrow(
                () ->
                    HubError.of(413, "VALIDATION_ERROR", "The body is larger than 3 MB").refusal());
    try {
      return Json.read(body);
    } catch (JacksonException broken) {
      throw HubError.validation("Invalid input JSON: " + broken.getOriginalMessage()).refusal();
    }
  }

  static Map<String, @Nullable Object> properties(JsonNode body) {
    var properties = body.path("properties");
    if (!properties.isObject()) {
      throw HubError.validation("Invalid input JSON: properties is required, an object").refusal();
    }
    return map(properties);
  }

  @SuppressWarnings("unchecked") // A JSON object's names are texts.
  static Map<String, @Nullable Object> map(JsonNode object) {
    return Json.convert(object, LinkedHashMap.class);
  }

  static long id(JsonNode body, String name) {
    String text =
        body.path(name).isMissingNode() ? "" : body.path(name).asString(body.path(name).toString());
    if (!text.matches("\\d{1,18}")) {
      throw HubError.validation(name + " must be the id of a record, not '" + text + "'").refusal();
    }
    return Long.parseLong(text);
  }

  static Answer nothing() {
    return new Answer(204, "application/json", List.of(), Body.of(new byte[0]), false);
  }

  static Refusal noSuchCall(Request request) {
    return HubError.notFound(
            "The sandbox's HubSpot has no such call: " + request.method() + " " + request.path())
        .refusal();
  }
}
