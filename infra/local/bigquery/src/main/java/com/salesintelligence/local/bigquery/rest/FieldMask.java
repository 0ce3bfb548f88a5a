package com.salesintelligence.local.bigquery.rest;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of an answer that a client asks for by {@code fields=kind,items(id,labels/env)}.
 *
 * @param parts by name; a mask without parts takes everything
 */
record FieldMask(Map<String, FieldMask> parts) {

  private static final int DEEPEST = 50;

  static FieldMask parse(String text) {
    var reader = new Reader(text);
    FieldMask mask = reader.list(0);
    if (reader.at < text.length()) {
      throw reader.invalid();
    }
    return mask;
  }

  JsonNode of(JsonNode node) {
    if (parts.isEmpty()) {
      return node;
    }
    return switch (node) {
      case ArrayNode array -> {
        ArrayNode taken = Json.MAPPER.createArrayNode();
        array.forEach(element -> taken.add(of(element)));
        yield taken;
      }
      case ObjectNode object -> {
        ObjectNode taken = Json.object();
        object
            .properties()
            .forEach(
                field -> {
                  FieldMask part = parts.getOrDefault(field.getKey(), parts.get("*"));
                  if (part != null) {
                    taken.set(field.getKey(), part.of(field.getValue()));
                  }
                });
        yield taken;
      }
      default -> node;
    };
  }

  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    FieldMask list(int depth) {
      var parts = new LinkedHashMap<String, FieldMask>();
      do {
        String name = name();
        parts.merge(name, part(depth), Reader::both);
      } while (take(','));
      return new FieldMask(parts);
    }

    private FieldMask part(int depth) {
      if (depth > DEEPEST) {
        throw invalid();
      }
      if (take('/')) {
        return new FieldMask(Map.of(name(), part(depth + 1)));
      }
      if (take('(')) {
        FieldMask inner = list(depth + 1);
        if (!take(')')) {
          throw invalid();
        }
        return inner;
      }
      return new FieldMask(Map.of());
    }

    private static FieldMask both(FieldMask one, FieldMask other) {
      if (one.parts.isEmpty() || other.parts.isEmpty()) {
        return new FieldMask(Map.of());
      }
      var parts = new LinkedHashMap<>(one.parts);
      other.parts.forEach((name, part) -> parts.merge(name, part, Reader::both));
      return new FieldMask(parts);
    }

    private String name() {
      take(' ');
      int start = at;
      while (at < text.length() && "/(), ".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (start == at) {
        throw invalid();
      }
      return text.substring(start, at);
    }

    private boolean take(char wanted) {
      boolean there = at < text.length() && text.charAt(at) == wanted;
      at += there ? 1 : 0;
      return there;
    }

    private ApiError invalid() {
      return ApiError.invalid("Invalid field selection " + text);
    }
  }
}
