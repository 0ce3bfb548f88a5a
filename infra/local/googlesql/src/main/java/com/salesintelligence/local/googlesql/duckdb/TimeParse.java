package com.salesintelligence.local.googlesql.duckdb;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** PARSE_TIMESTAMP and its kin; what the text leaves out is that of 1970-01-01 00:00:00. */
final class TimeParse {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final String[] FULL_MONTHS = {
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
    "december"
  };
  private static final String[] FULL_DAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
  };

  private final String text;
  private int at;
  private int year = 1970;
  private int month = 1;
  private int day = 1;
  private int dayOfYear;
  private int hour;
  private int minute;
  private int second;
  private int nanos;
  private int half = -1;
  private ZoneId zone;
  private boolean epoch;
  private long epochSeconds;

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
      parse.all(format);
      parse.space();
      if (parse.at != text.length()) {
        throw parse.failure("Illegal non-space trailing data");
      }
      return parse.result();
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new IllegalArgumentException("Failed to parse input string \"" + text + "\"", e);
    }
  }

  private long result() {
    if (epoch) {
      return epochSeconds * 1_000_000L;
    }
    LocalDate date =
        dayOfYear > 0 ? LocalDate.ofYearDay(year, dayOfYear) : LocalDate.of(year, month, day);
    int hours = half < 0 ? hour : hour % 12 + 12 * half;
    var local = date.atTime(LocalTime.of(hours, minute, second, nanos));
    return Times.micros(local.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  private void all(String format) {
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (Character.isWhitespace(c)) {
        space();
      } else if (c != '%' || i + 1 == format.length()) {
        expect(c);
      } else if (format.startsWith("%E", i) && i + 2 < format.length()) {
        int end = i + 2;
        while ("0123456789*".indexOf(format.charAt(end)) >= 0) {
          end++;
        }
        extended(format.substring(i + 2, end + 1));
        i = end;
      } else {
        i++;
        element(format.charAt(i));
      }
    }
  }

  private void extended(String element) {
    switch (element) {
      case "z" -> offset();
      case "4Y" -> year = number(4);
      default -> {
        if (!element.endsWith("S")) {
          throw failure("Unsupported format element %E" + element);
        }
        second = number(2);
        fraction();
      }
    }
  }

  private void fraction() {
    if (at < text.length() && text.charAt(at) == '.') {
      int start = ++at;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        at++;
      }
      nanos = Integer.parseInt((text.substring(start, at) + "000000000").substring(0, 6)) * 1000;
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
      case 'd', 'e' -> day = number(2);
      case 'j' -> dayOfYear = number(3);
      case 'H', 'k', 'I', 'l' -> hour = number(2);
      case 'M' -> minute = number(2);
      case 'S' -> second = number(2);
      case 'p', 'P' -> half = name(List.of("am", "pm"));
      case 'B', 'b', 'h' -> month = name(FULL_MONTHS, MONTHS) + 1;
      case 'A', 'a' -> name(FULL_DAYS, DAYS);
      case 'F' -> all("%Y-%m-%d");
      case 'T', 'X' -> all("%H:%M:%S");
      case 'R' -> all("%H:%M");
      case 'D', 'x' -> all("%m/%d/%y");
      case 'c' -> all("%a %b %e %H:%M:%S %Y");
      case 's' -> {
        epoch = true;
        epochSeconds = number(18);
      }
      case 'z' -> offset();
      case 'Z' -> {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
          at++;
        }
        zone = Times.zone(text.substring(start, at));
      }
      case 'n', 't' -> space();
      case '%' -> expect('%');
      default -> throw failure("Unsupported format element %" + element);
    }
  }

  private void offset() {
    int start = at;
    if (text.charAt(at) == 'Z' || text.charAt(at) == 'z') {
      at++;
      zone = ZoneOffset.UTC;
      return;
    }
    at++;
    int hours = number(2);
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
    }
    int minutes = at < text.length() && Character.isDigit(text.charAt(at)) ? number(2) : 0;
    int sign = text.charAt(start) == '-' ? -1 : 1;
    zone = ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes);
  }

  private int name(String[] full, List<String> brief) {
    String rest = text.substring(at).toLowerCase(Locale.ROOT);
    for (int i = 0; i < full.length; i++) {
      if (rest.startsWith(full[i])) {
        at += full[i].length();
        return i;
      }
    }
    return name(brief);
  }

  private int name(List<String> names) {
    String rest = text.substring(at).toLowerCase(Locale.ROOT);
    for (int i = 0; i < names.size(); i++) {
      if (rest.startsWith(names.get(i))) {
        at += names.get(i).length();
        return i;
      }
    }
    throw failure("Failed to parse input string \"" + text + "\"");
  }

  private int number(int digits) {
    space();
    int start = at;
    if (at < text.length() && "+-".indexOf(text.charAt(at)) >= 0 && digits > 4) {
      at++;
    }
    while (at < text.length() && at - start < digits && Character.isDigit(text.charAt(at))) {
      at++;
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private void space() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void expect(char c) {
    if (at >= text.length() || text.charAt(at) != c) {
      throw failure("Mismatch between format character '" + c + "' and string \"" + text + "\"");
    }
    at++;
  }

  private IllegalArgumentException failure(String message) {
    return new IllegalArgumentException(message);
  }
}
