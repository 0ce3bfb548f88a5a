package com.salesintelligence.local.sandbox.hubspot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One condition of a search. */
record Filter(
    String property,
    String operator,
    String value,
    String high,
    List<String> values,
    boolean time) {
  private static final Set<String> OPERATORS =
      Set.of(
          "EQ",
          "NEQ",
          "LT",
          "LTE",
          "GT",
          "GTE",
          "BETWEEN",
          "IN",
          "NOT_IN",
          "HAS_PROPERTY",
          "NOT_HAS_PROPERTY",
          "CONTAINS_TOKEN",
          "NOT_CONTAINS_TOKEN");

  static Filter of(Crm crm, HubType type, JsonNode json) {
    String property = json.path("propertyName").asString("");
    String operator = json.path("operator").asString("");
    if (!PropertyTypes.known(crm, type, property)) {
      throw HubError.validation(
              "There was a problem with the request: the property '%s' does not exist for %s"
                  .formatted(property, type.plural()))
          .refusal();
    }
    if (!OPERATORS.contains(operator)) {
      throw HubError.validation("operator must be one of " + OPERATORS + ", not '" + operator + "'")
          .refusal();
    }
    boolean time = time(property);
    var values =
        json.path("values").valueStream().map(Filter::text).map(one -> normal(one, time)).toList();
    var filter =
        new Filter(
            property,
            operator,
            normal(text(json.path("value")), time),
            normal(text(json.path("highValue")), time),
            values,
            time);
    filter.checkValues();
    return filter;
  }

  private void checkValues() {
    boolean missing =
        switch (operator) {
          case "HAS_PROPERTY", "NOT_HAS_PROPERTY" -> false;
          case "IN", "NOT_IN" -> values.isEmpty();
          case "BETWEEN" -> value.isEmpty() || high.isEmpty();
          default -> value.isEmpty();
        };
    if (missing) {
      throw HubError.validation(
              "The filter on %s by %s lacks its value".formatted(property, operator))
          .refusal();
    }
  }

  private static boolean time(String property) {
    return property.endsWith("date");
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? "" : node.asString(node.toString());
  }

  /** Times are compared in milliseconds, however they are written. */
  private static String normal(String text, boolean time) {
    if (!time || text.isEmpty() || text.matches("-?\\d{1,18}")) {
      return text.toLowerCase(Locale.ROOT);
    }
    try {
      return Long.toString(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
              : Instant.parse(text).toEpochMilli());
    } catch (DateTimeException _) {
      throw HubError.validation("'" + text + "' is no time: use milliseconds or ISO 8601")
          .refusal();
    }
  }

  /** Whether it bounds the time of the last change. */
  boolean on(String name) {
    return property.equals(name);
  }

  /** The smallest value that can pass. */
  long low() {
    return switch (operator) {
      case "EQ", "GTE", "BETWEEN" -> whole(value);
      case "GT" -> whole(value) + 1;
      default -> Long.MIN_VALUE;
    };
  }

  /** The largest value that can pass. */
  long highest() {
    return switch (operator) {
      case "EQ", "LTE" -> whole(value);
      case "LT" -> whole(value) - 1;
      case "BETWEEN" -> whole(high);
      default -> Long.MAX_VALUE;
    };
  }

  private long whole(String text) {
    if (!text.matches("-?\\d{1,18}")) {
      throw HubError.validation("'" + text + "' is no value for " + property).refusal();
    }
    return Long.parseLong(text);
  }

  boolean passesAsRange() {
    return Set.of("EQ", "GTE", "GT", "LTE", "LT", "BETWEEN").contains(operator);
  }

  boolean passes(@Nullable String raw) {
    if (operator.equals("NOT_HAS_PROPERTY") || operator.equals("HAS_PROPERTY")) {
      return (raw == null || raw.isEmpty()) == operator.equals("NOT_HAS_PROPERTY");
    }
    if (raw == null || raw.isEmpty()) {
      return operator.startsWith("NOT_") || operator.equals("NEQ");
    }
    String actual = normal(raw, time);
    return switch (operator) {
      case "EQ" -> actual.equals(value);
      case "NEQ" -> !actual.equals(value);
      case "LT" -> compare(actual, value) < 0;
      case "LTE" -> compare(actual, value) <= 0;
      case "GT" -> compare(actual, value) > 0;
      case "GTE" -> compare(actual, value) >= 0;
      case "BETWEEN" -> compare(actual, value) >= 0 && compare(actual, high) <= 0;
      case "IN" -> values.contains(actual);
      case "NOT_IN" -> !values.contains(actual);
      case "CONTAINS_TOKEN" -> contains(actual);
      default -> !contains(actual);
    };
  }

  private boolean contains(String actual) {
    String token = value.replace("*", "");
    if (value.startsWith("*") || value.endsWith("*")) {
      return actual.contains(token);
    }
    return List.of(actual.split("[^\\p{L}\\p{N}]+")).contains(token) || actual.equals(token);
  }

  private static int compare(String one, String other) {
    if (one.matches("-?\\d{1,18}") && other.matches("-?\\d{1,18}")) {
      return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
    return one.compareTo(other);
  }
}
