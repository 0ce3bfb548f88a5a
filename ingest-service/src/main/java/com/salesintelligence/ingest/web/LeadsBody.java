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

/**
 * The body of a request for leads: {@code {"email_ids": […]}}, and optionally {@code command_id},
 * so that a repeated request creates nothing twice and gets the same answer, {@code requested_by}
 * and {@code despite_duplicates}.
 */
record LeadsBody(
    List<String> emailIds, String commandId, String requestedBy, boolean despiteDuplicates) {

  private static final int MOST = 100;
  private static final int LONGEST = 200;
  private static final String CALLER = "http";
  private static final Set<String> FIELDS =
      Set.of("email_ids", "command_id", "requested_by", "despite_duplicates");

  LeadsBody {
    emailIds = List.copyOf(emailIds);
  }

  static LeadsBody parse(byte @Nullable [] json) {
    var body = tree(json);
    for (var name : body.propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw wrong("There is no field %s; send email_ids.".formatted(name));
      }
    }
    var ids = body.path("email_ids").valueStream().map(id -> text(id, "email_ids")).toList();
    if (ids.isEmpty() || ids.size() > MOST) {
      throw wrong("email_ids is to be an array of 1 to %d ids of mails.".formatted(MOST));
    }
    var despite = body.path("despite_duplicates");
    if (!despite.isMissingNode() && !despite.isBoolean()) {
      throw wrong("despite_duplicates is to be true or false.");
    }
    return new LeadsBody(
        ids.stream().distinct().toList(),
        textOr(body, "command_id", UUID.randomUUID().toString()),
        textOr(body, "requested_by", CALLER),
        despite.asBoolean(false));
  }

  private static JsonNode tree(byte @Nullable [] json) {
    try {
      var body = JsonMapper.shared().readTree(json == null ? new byte[0] : json);
      if (body.isObject()) {
        return body;
      }
    } catch (JacksonException e) {
      // Told below, as any other body that is no object.
    }
    throw wrong("The body is to be a JSON object such as {\"email_ids\": [\"18c…\"]}.");
  }

  private static String textOr(JsonNode body, String field, String otherwise) {
    var value = body.path(field);
    return value.isMissingNode() || value.isNull() ? otherwise : text(value, field);
  }

  private static String text(JsonNode value, String field) {
    if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST) {
      throw wrong("%s is to be text of 1 to %d characters.".formatted(field, LONGEST));
    }
    return value.asString();
  }

  private static ApiError wrong(String message) {
    return new ApiError(HttpStatus.BAD_REQUEST, "WRONG_BODY", message, Map.of());
  }
}
