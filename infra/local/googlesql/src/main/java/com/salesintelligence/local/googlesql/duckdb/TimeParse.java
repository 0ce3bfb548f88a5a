package com.salesintelligence.local.googlesql.duckdb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * PARSE_TIMESTAMP and its kin for the usual elements; what the text leaves out is that of
 * 1970-01-01 00:00:00.
 */
final class TimeParse {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private final String text;
  private int at;
  private int year = 1970;
  private int month = 1;
  private int day = 1;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private ZoneId zone;

  private TimeParse(String text, ZoneId zone) {
    this.text = text;
    this.zone = zone;
  }

  /** The format comes as {@code zone|format}. */
  static Long zoned(String format, String text) {
    int bar = format.indexOf('|');
    return parse(format.substring(bar + 1), text, format.substring(0, bar));
  }

  private static Long parse(String format, String text, String zone) {
    var parse = new TimeParse(text, Times.zone(zone));
    try {
      parse.space();
      parse.all(format);
      parse.space();
      if (parse.at != text.length()) {
        throw parse.failure();
      }
      return parse.result();
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("Failed to parse input string \"" + text + "\"", e);
    }
  }

  /** A second of 60 is the first of the next minute. */
  private long result() {
    boolean leap = second == 60;
    var local =
        LocalDate.of(year, month, day)
            .atTime(LocalTime.of(hour, minute, leap ? 59 : second, leap ? 0 : nanos))
            .plusSeconds(leap ? 1 : 0);
    return Times.micros(local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  private void all(String format) {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (Character.isWhitespace(c)) {
        space();
      } else if (c != '%') {
        expect(c);
      } else if (format.startsWith("%E*S", i)) {
        second = number(2);
        fraction();
        i += 3;
      } else if (format.startsWith("%Ez", i)) {
        offset();
        i += 2;
      } else {
        element(format.charAt(++i));
      }
    }
  }

  private void element(char element) {
    switch (element) {
      case 'Y' -> year = number(4);
      case 'y' -> {
        int two = number(2);
        year = two + (two < 69 ? 2000 : 1900);
      }
      case 'm' -> month = number(2);
      case 'd' -> day = number(2);
      case 'e' -> {
        space();
        day = number(2);
      }
      case 'H' -> hour = number(2);
      case 'M' -> minute = number(2);
      case 'S' -> second = number(2);
      case 'B', 'b' -> month = name() + 1;
      case 'F' -> all("%Y-%m-%d");
      case 'T' -> all("%H:%M:%S");
      case 'R' -> all("%H:%M");
      case 'z' -> offset();
      default -> throw new IllegalArgumentException("Unsupported format element %" + element);
    }
  }

  private void fraction() {
    if (at < text.length() && text.charAt(at) == '.') {
      int start = ++at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == start) {
        throw failure();
      }
      nanos = Integer.parseInt((text.substring(start, at) + "000000").substring(0, 6)) * 1000;
    }
  }

  /** {@code Z}, {@code +hh}, {@code +hhmm} or {@code +hh:mm}. */
  private void offset() {
    char sign = text.charAt(at++);
    if (sign == 'Z') {
      zone = ZoneOffset.UTC;
      return;
    }
    if (sign != '+' && sign != '-') {
      throw failure();
    }
    int hours = two();
    boolean colon = at < text.length() && text.charAt(at) == ':';
    at += colon ? 1 : 0;
    int minutes = colon || (at < text.length() && isDigit(text.charAt(at))) ? two() : 0;
    int factor = sign == '-' ? -1 : 1;
    zone = ZoneOffset.ofHoursMinutes(factor * hours, factor * minutes);
  }

  private int name() {
    String rest = text.substring(at).toLowerCase(Locale.ROOT);
    for (int i = 0; i < MONTHS.size(); i++) {
      String full = MONTHS.get(i);
      if (rest.startsWith(full.substring(0, 3))) {
        at += rest.startsWith(full) ? full.length() : 3;
        return i;
      }
    }
    throw failure();
  }

  private int two() {
    int start = at;
    int number = number(2);
    if (at - start != 2) {
      throw failure();
    }
    return number;
  }

  private int number(int digits) {
    int start = at;
    while (at < text.length() && at - start < digits && isDigit(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw failure();
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void expect(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      throw failure();
    }
    at++;
  }

  private IllegalArgumentException failure() {
    return new IllegalArgumentException("Failed to parse input string \"" + text + "\"");
  }
}
