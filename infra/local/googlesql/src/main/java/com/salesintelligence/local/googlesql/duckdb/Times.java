package com.salesintelligence.local.googlesql.duckdb;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instants as microseconds since 1970 in UTC. */
final class Times {
  /** Names of the time zone database that Java leaves out. */
  private static final Map<String, String> FIXED =
      Map.of("EST", "-05:00", "MST", "-07:00", "HST", "-10:00");

  private static final Pattern OFFSET = Pattern.compile("([-+])(\\d{1,2})(?::?(\\d{2}))?");

  private Times() {}

  static Long toZone(Long micros, String zone) {
    return micros(
        utc(micros).atOffset(ZoneOffset.UTC).atZoneSameInstant(zone(zone)).toLocalDateTime());
  }

  static Long fromZone(Long micros, String zone) {
    return micros(
        utc(micros).atZone(zone(zone)).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  static LocalDateTime utc(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L),
        (int) Math.floorMod(micros, 1_000_000L) * 1000,
        ZoneOffset.UTC);
  }

  static long micros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * 1_000_000L + time.getNano() / 1000;
  }

  static long micros(Instant instant) {
    return instant.getEpochSecond() * 1_000_000L + instant.getNano() / 1000;
  }

  /** A name of the time zone database, or an offset as GoogleSQL writes it: +5, -08, +05:30. */
  static ZoneId zone(String name) {
    Matcher offset = OFFSET.matcher(name);
    try {
      if (!offset.matches()) {
        return ZoneId.of(name, FIXED);
      }
      int sign = offset.group(1).equals("-") ? -1 : 1;
      int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
      int all = Integer.parseInt(offset.group(2)) * 60 + minutes;
      if (all > 14 * 60) {
        throw new DateTimeException("offset " + name);
      }
      return ZoneOffset.ofTotalSeconds(sign * all * 60);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Invalid time zone: " + name, e);
    }
  }

  /** As CAST to STRING and JSON write it; the fraction has three or six digits, or is absent. */
  static String text(Long micros, String type) {
    String seconds = "%H:%M:" + seconds(micros);
    return switch (type) {
      case "TIMESTAMP" -> TimeFormat.civil("%E4Y-%m-%d " + seconds, micros) + "+00";
      case "DATETIME" -> TimeFormat.civil("%E4Y-%m-%d " + seconds, micros);
      case "JSON TIMESTAMP" -> TimeFormat.civil("%E4Y-%m-%dT" + seconds, micros) + "Z";
      case "JSON DATETIME" -> TimeFormat.civil("%E4Y-%m-%dT" + seconds, micros);
      default -> TimeFormat.civil(seconds, micros);
    };
  }

  private static String seconds(long micros) {
    if (micros % 1_000_000 == 0) {
      return "%S";
    }
    return micros % 1000 == 0 ? "%E3S" : "%E6S";
  }
}
