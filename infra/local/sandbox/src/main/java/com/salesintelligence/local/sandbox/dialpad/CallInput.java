package com.salesintelligence.local.sandbox.dialpad;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is given as a call or as a transcript, checked and made whole. */
final class CallInput {
  private static final Set<String> LINE =
      Set.of("contact_id", "content", "name", "time", "type", "user_id");
  private static final Set<String> LINE_TYPES =
      Set.of("ai_question", "custom_moment", "moment", "real_time_moment", "transcript");

  private CallInput() {}

  static Map<String, @Nullable Object> checked(Map<String, ? extends @Nullable Object> fields) {
    var unknown = new TreeSet<>(fields.keySet());
    unknown.removeAll(CallFields.NAMES);
    if (!unknown.isEmpty()) {
      throw DialpadError.BAD_REQUEST.refusal(
          "A call has no fields " + unknown + "; it has " + new TreeSet<>(CallFields.NAMES));
    }
    var own = new LinkedHashMap<String, @Nullable Object>();
    fields.forEach((name, value) -> own.put(name, value(name, value)));
    return own;
  }

  private static @Nullable Object value(String name, @Nullable Object value) {
    if (!CallFields.INT64.contains(name) || value == null) {
      return value;
    }
    long number = Given.number(value, -1);
    if (number < 0) {
      throw DialpadError.BAD_REQUEST.refusal(
          name + " must be a whole number of 64 bits, not '" + value + "'");
    }
    return number;
  }

  static Optional<Long> id(Map<String, ? extends @Nullable Object> fields) {
    return Optional.ofNullable(fields.get("call_id")).map(id -> Given.number(id, -1));
  }

  /** What was left out becomes a call of a minute that ended just now. */
  static Map<String, @Nullable Object> whole(Map<String, @Nullable Object> own, long now) {
    long duration = (long) decimal(own.getOrDefault("duration", 60_000.0));
    long start = Given.number(own.get("date_started"), now - duration);
    own.putIfAbsent("date_started", start);
    own.putIfAbsent("date_ended", start + duration);
    own.putIfAbsent("date_connected", start);
    own.putIfAbsent("duration", (double) duration);
    own.putIfAbsent("total_duration", (double) duration);
    own.putIfAbsent("direction", "inbound");
    own.putIfAbsent("state", "hangup");
    own.putIfAbsent("external_number", "");
    own.putIfAbsent("internal_number", CallFields.phone(0));
    own.putIfAbsent("is_transferred", false);
    own.putIfAbsent("was_recorded", false);
    own.putIfAbsent("event_timestamp", own.get("date_ended"));
    own.putIfAbsent("proxy_target", Map.of());
    return own;
  }

  private static double decimal(@Nullable Object value) {
    if (value instanceof Number number && number.doubleValue() >= 0) {
      return number.doubleValue();
    }
    throw DialpadError.BAD_REQUEST.refusal("duration must be milliseconds, not '" + value + "'");
  }

  static List<? extends Map<String, ? extends @Nullable Object>> lines(
      List<? extends Map<String, ? extends @Nullable Object>> lines) {
    for (var line : lines) {
      if (!LINE.containsAll(line.keySet()) || !LINE_TYPES.contains(line.get("type"))) {
        throw DialpadError.BAD_REQUEST.refusal(
            "A line has the fields " + LINE + " and a type of " + LINE_TYPES + ", not " + line);
      }
    }
    return lines;
  }
}
