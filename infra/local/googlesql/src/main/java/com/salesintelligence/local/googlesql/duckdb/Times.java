package com.salesintelligence.local.googlesql.duckdb;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Instants as microseconds since 1970 in UTC. */
final class Times {
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

  static ZoneId zone(String name) {
    try {
      String id =
          name.matches("[-+]\\d{1,2}") || name.matches("[-+]\\d(:\\d\\d)?") ? pad(name) : name;
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("Invalid time zone: " + name, e);
    }
  }

  private static String pad(String offset) {
    String[] parts = offset.substring(1).split(":");
    return offset.charAt(0)
        + "%02d".formatted(Integer.parseInt(parts[0]))
        + ":"
        + (parts.length > 1 ? parts[1] : "00");
  }

  /** As CAST to STRING writes it; the fraction has three or six digits, or is absent. */
  static String text(Long micros, String type) {
    return switch (type) {
      case "TIMESTAMP" -> TimeFormat.civil("%Y-%m-%d %H:%M:%E*S", micros) + "+00";
      case "DATETIME" -> TimeFormat.civil("%Y-%m-%d %H:%M:%E*S", micros);
      default -> TimeFormat.civil("%H:%M:%E*S", micros);
    };
  }
}
