package com.salesintelligence.local.googlesql.duckdb;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CAST from STRING to dates and times. */
final class TimeTexts {
  private static final Pattern CIVIL =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})-(\\d{1,2})"
              + "(?:[ Tt](\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{0,6}))?)?"
              + "\\s*([Zz]|[-+]\\d{1,2}(?::\\d{2})?|[A-Za-z][A-Za-z0-9_+/-]*)?");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.(\\d{0,6}))?");

  private TimeTexts() {}

  /** The type may be followed by the zone of texts that name none: {@code TIMESTAMP|Asia/Tokyo}. */
  static Long parse(String text, String typeAndZone) {
    int bar = typeAndZone.indexOf('|');
    String type = bar < 0 ? typeAndZone : typeAndZone.substring(0, bar);
    String zone = bar < 0 ? "UTC" : typeAndZone.substring(bar + 1);
    try {
      return type.equals("TIME") ? time(text) : civil(text, type, zone);
    } catch (DateTimeException e) {
      throw invalid(text, type, e);
    }
  }

  private static long time(String text) {
    Matcher matcher = TIME.matcher(text.strip());
    if (!matcher.matches()) {
      throw invalid(text, "TIME", null);
    }
    return Times.micros(
        LocalDateTime.of(
            1970,
            1,
            1,
            number(matcher.group(1)),
            number(matcher.group(2)),
            number(matcher.group(3)),
            nanos(matcher.group(4))));
  }

  private static long civil(String text, String type, String defaultZone) {
    Matcher matcher = CIVIL.matcher(text.strip());
    boolean zoned = matcher.matches() && matcher.group(8) != null;
    if (!matcher.matches()
        || (zoned && !type.equals("TIMESTAMP"))
        || (matcher.group(4) != null && type.equals("DATE") && zoned)) {
      throw invalid(text, type, null);
    }
    LocalDateTime local =
        LocalDateTime.of(
            number(matcher.group(1)),
            number(matcher.group(2)),
            number(matcher.group(3)),
            number(matcher.group(4)),
            number(matcher.group(5)),
            number(matcher.group(6)),
            nanos(matcher.group(7)));
    String named = zoned ? matcher.group(8) : defaultZone;
    String zone = named.equalsIgnoreCase("z") ? "UTC" : named;
    return Times.micros(
        local.atZone(Times.zone(zone)).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null || fraction.isEmpty()
        ? 0
        : Integer.parseInt((fraction + "000000000").substring(0, 9));
  }

  private static IllegalArgumentException invalid(
      String text, String type, @Nullable Exception cause) {
    String name = type.toLowerCase(java.util.Locale.ROOT);
    return new IllegalArgumentException("Invalid " + name + ": '" + text + "'", cause);
  }
}
