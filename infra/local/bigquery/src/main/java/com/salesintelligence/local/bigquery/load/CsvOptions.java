package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.catalog.Json;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * How a CSV file is written.
 *
 * @param quote empty where nothing is quoted
 * @param skip lines at the beginning that hold no rows; empty where nothing is said of it
 * @param nulls texts that stand for NULL
 */
record CsvOptions(
    char delimiter,
    Optional<Character> quote,
    Optional<Integer> skip,
    boolean quotedNewlines,
    boolean jagged,
    Set<String> nulls,
    Charset charset) {

  static CsvOptions of(JsonNode load) {
    Set<String> nulls = new TreeSet<>();
    nulls.add(Json.text(load, "nullMarker"));
    load.path("nullMarkers").forEach(marker -> nulls.add(marker.asString()));
    return new CsvOptions(
        delimiter(Json.text(load, "fieldDelimiter")),
        quote(load),
        load.hasNonNull("skipLeadingRows")
            ? Optional.of(Math.toIntExact(load.path("skipLeadingRows").asLong(0)))
            : Optional.empty(),
        load.path("allowQuotedNewlines").asBoolean(false),
        load.path("allowJaggedRows").asBoolean(false),
        nulls,
        charset(Json.text(load, "encoding")));
  }

  private static char delimiter(String text) {
    return switch (text) {
      case "" -> ',';
      case "\\t", "tab" -> '\t';
      default -> {
        if (text.length() > 1) {
          throw ApiError.invalid("Invalid value for fieldDelimiter: " + text);
        }
        yield text.charAt(0);
      }
    };
  }

  private static Optional<Character> quote(JsonNode load) {
    if (!load.hasNonNull("quote")) {
      return Optional.of('"');
    }
    String text = Json.text(load, "quote");
    if (text.length() > 1) {
      throw ApiError.invalid("Invalid value for quote: " + text);
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text.charAt(0));
  }

  private static Charset charset(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.isEmpty() || upper.equals("UTF-8")) {
      return StandardCharsets.UTF_8;
    }
    if (List.of("ISO-8859-1", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE").contains(upper)) {
      return Charset.forName(upper);
    }
    throw ApiError.invalid("Invalid value for encoding: " + name);
  }
}
