package com.salesintelligence.local.googlesql.duckdb;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CAST from STRING to dates and times. */
final class TimeTexts {
  private static final String CLOCK = "([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\\.([0-9]{1,6}))?";
  private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");
  private static final Pattern CIVIL = Pattern.compile(DATE + "(?:[ Tt]" + CLOCK + ")?");
  private static final Pattern ZONED =
      Pattern.compile(
          CIVIL.pattern()
              + "([Zz]|[-+][0-9]{1,2}(?::[0-9]{2})?|[-+][0-9]{4}| (?!Z$)[A-Z][A-Za-z0-9_+/-]*)?");
  private static final Pattern TIME = Pattern.compile("()()()" + CLOCK);

  private TimeTexts() {}

  /** The type may be followed by the zone of texts that name none: {@code TIMESTAMP|Asia/Tokyo}. */
  static Long parse(String text, String typeAndZone) {
    int bar = typeAndZone.indexOf('|');
    String type = bar < 0 ? typeAndZone : typeAndZone.substring(0, bar);
    String zone = bar < 0 ? "UTC" : typeAndZone.substring(bar + 1);
    Matcher matcher = pattern(type).matcher(text);
    if (!matcher.matches()) {
      throw invalid(text, type, null);
    }
    try {
      if (type.equals("TIME")) {
        return Times.micros(LocalDate.EPOCH.atStartOfDay().plus(clock(matcher)));
      }
      LocalDateTime local =
          LocalDate.of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)))
              .atStartOfDay();
      LocalDateTime time = type.equals("DATE") ? local : local.plus(clock(matcher));
      return checked(type.equals("TIMESTAMP") ? utc(matcher, time, zone) : time, text, type);
    } catch (DateTimeException e) {
      throw invalid(text, type, e);
    }
  }

  private static Pattern pattern(String type) {
    return switch (type) {
      case "DATE" -> DATE;
      case "TIME" -> TIME;
      case "DATETIME" -> CIVIL;
      default -> ZONED;
    };
  }

  /** The time of the day; a second of 60 is the first of the next minute. */
  private static Duration clock(Matcher matcher) {
    int second = number(matcher.group(6));
    LocalTime time =
        LocalTime.of(
            number(matcher.group(4)),
            number(matcher.group(5)),
            Math.min(second, 59),
            nanos(matcher.group(7)));
    if (second > 60) {
      throw new DateTimeException("second " + second);
    }
    return Duration.ofNanos(time.toNanoOfDay() + (second == 60 ? 1_000_000_000L : 0));
  }

  /** A zone comes after a time only. */
  private static LocalDateTime utc(Matcher matcher, LocalDateTime local, String defaultZone) {
    String named = matcher.group(8);
    if (named == null) {
      return local
          .atZone(Times.zone(defaultZone))
          .withZoneSameInstant(ZoneOffset.UTC)
          .toLocalDateTime();
    }
    if (matcher.group(4) == null) {
      throw new DateTimeException("a zone without a time");
    }
    var zone = named.equalsIgnoreCase("z") ? ZoneOffset.UTC : Times.zone(named.strip());
    return local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
  }

  private static long checked(LocalDateTime time, String text, String type) {
    if (time.getYear() < 1 || time.getYear() > 9999) {
      throw invalid(text, type, null);
    }
    return Times.micros(time);
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
