package com.salesintelligence.ingest.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a command: a JSON object of which every field is known. */
record JsonBody(JsonNode json) {

  /** Made by who asks: a repeated request creates nothing twice and gets the same answer. */
  static final String COMMAND_ID = "command_id";

  static final String REQUESTED_BY = "requested_by";

  private static final int LONGEST = 200;
  private static final String CALLER = "http";

  static JsonBody parse(byte @Nullable [] bytes, Set<String> fields, String example) {
    var json = tree(bytes, example);
    for (var name : json.propertyNames()) {
      if (!fields.contains(name)) {
        throw wrong("There is no field %s; send for example %s.".formatted(name, example));
      }
    }
    return new JsonBody(json);
  }

  private static JsonNode tree(byte @Nullable [] bytes, String example) {
    try {
      var json = JsonMapper.shared().readTree(bytes == null ? new byte[0] : bytes);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      // Told below, as any other body that is no object.
    }
    throw wrong("The body is to be a JSON object such as %s.".formatted(example));
  }

  String text(String field) {
    return text(field, LONGEST);
  }

  String text(String field, int longest) {
    return text(json.path(field), field, longest);
  }

  String textOr(String field, String otherwise) {
    var value = json.path(field);
    return value.isMissingNode() || value.isNull() ? otherwise : text(value, field, LONGEST);
  }

  List<String> texts(String field) {
    return json.path(field).valueStream().map(value -> text(value, field, LONGEST)).toList();
  }

  boolean flag(String field) {
    var value = json.path(field);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(field + " is to be true or false.");
    }
    return value.asBoolean(false);
  }

  String commandId() {
    return textOr(COMMAND_ID, UUID.randomUUID().toString());
  }

  String requestedBy() {
    return textOr(REQUESTED_BY, CALLER);
  }

  private static String text(JsonNode value, String field, int longest) {
    if (!value.isString() || value.asString().isBlank() || value.asString().length() > longest) {
      throw wrong("%s is to be text of 1 to %d characters.".formatted(field, longest));
    }
    return value.asString();
  }

  static ApiError wrong(String message) {
    return new ApiError(HttpStatus.BAD_REQUEST, "WRONG_BODY", message, Map.of());
  }
}
