package com.salesintelligence.ingest.dialpad;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields of Dialpad's JSON: whole numbers come as numbers and as texts; what is missing, null
 * or an empty text is empty.
 */
final class Fields {

  private static final Pattern WHOLE = Pattern.compile("\\d{1,19}");
  private static final long YEAR_10000_MS = 253_402_300_800_000L;

  private Fields() {}

  static String text(JsonNode json, String field) {
    var value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (!value.isString() && !value.isIntegralNumber()) {
      throw new WrongShape(field, "text");
    }
    return value.asString().strip();
  }

  static String id(JsonNode json, String field) {
    var id = text(json, field);
    if (!id.isEmpty() && !WHOLE.matcher(id).matches()) {
      throw new WrongShape(field, "a whole number");
    }
    return id;
  }

  static @Nullable Instant time(JsonNode json, String field) {
    var text = text(json, field);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("\\d{1,15}") || Long.parseLong(text) >= YEAR_10000_MS) {
      throw new WrongShape(field, "a time in milliseconds");
    }
    return Instant.ofEpochMilli(Long.parseLong(text));
  }

  /** Milliseconds with decimals; 0 when absent. */
  static long millis(JsonNode json, String field) {
    var value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return 0;
    }
    double millis = value.asDouble(-1);
    if (!(millis >= 0 && millis < YEAR_10000_MS)) {
      throw new WrongShape(field, "a duration in milliseconds");
    }
    return Math.round(millis);
  }

  static boolean flag(JsonNode json, String field) {
    return json.path(field).asBoolean(false);
  }
}
