package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.ledger.Note;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what notes of HubSpot hold. */
final class Notes {
  private Notes() {}

  static Map<String, @Nullable String> properties(Note note) {
    var properties = new LinkedHashMap<String, @Nullable String>();
    if (note.fields().get("properties") instanceof Map<?, ?> given) {
      given.forEach(
          (name, value) ->
              properties.put(String.valueOf(name), value == null ? null : value.toString()));
    }
    return properties;
  }

  static long modified(Note note, long otherwise) {
    return note.fields().get("modified") instanceof Number given ? given.longValue() : otherwise;
  }

  static long number(Note note, String field) {
    return switch (note.fields().get(field)) {
      case Number number -> number.longValue();
      case String text -> Long.parseLong(text);
      case null, default -> 0;
    };
  }

  static List<Long> ids(Note note) {
    return note.fields().get("ids") instanceof List<?> ids
        ? ids.stream().map(id -> Long.parseLong(String.valueOf(id))).toList()
        : List.of();
  }
}
