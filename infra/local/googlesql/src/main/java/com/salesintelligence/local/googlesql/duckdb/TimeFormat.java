package com.salesintelligence.local.googlesql.duckdb;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Locale;

/** FORMAT_TIMESTAMP and its kin: strftime's elements and GoogleSQL's own. */
final class TimeFormat {
  private TimeFormat() {}

  static String civil(String format, Long micros) {
    return format(format, micros, "UTC");
  }

  /** The format comes as {@code zone|format}: a function in Java has two parameters at most. */
  static String zoned(String format, Long micros) {
    int bar = format.indexOf('|');
    return format(format.substring(bar + 1), micros, format.substring(0, bar));
  }

  static String format(String format, Long micros, String zone) {
    ZonedDateTime time =
        Times.utc(micros).atZone(ZoneOffset.UTC).withZoneSameInstant(Times.zone(zone));
    var result = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        result.append(c);
        continue;
      }
      i++;
      char element = format.charAt(i);
      if (element == 'E' && i + 1 < format.length()) {
        int end = extended(format, i + 1);
        result.append(extended(format.substring(i + 1, end), time));
        i = end - 1;
      } else {
        result.append(element(element, time));
      }
    }
    return result.toString();
  }

  private static int extended(String format, int from) {
    int end = from;
    while (end < format.length()
        && (Character.isDigit(format.charAt(end)) || format.charAt(end) == '*')) {
      end++;
    }
    return Math.min(end + 1, format.length());
  }

  private static String extended(String element, ZonedDateTime time) {
    return switch (element) {
      case "z" -> offset(time, ":");
      case "*S" -> two(time.getSecond()) + fraction(time);
      case "4Y" -> "%04d".formatted(time.getYear());
      case "1S", "2S", "3S", "4S", "5S", "6S" -> {
        int digits = element.charAt(0) - '0';
        yield two(time.getSecond()) + "." + micros(time).substring(0, digits);
      }
      case "0S" -> two(time.getSecond());
      default -> throw new IllegalArgumentException("Unsupported format element %E" + element);
    };
  }

  /** Three digits where they tell all, else six; none for a whole second. */
  private static String fraction(ZonedDateTime time) {
    String digits = micros(time);
    if (digits.equals("000000")) {
      return "";
    }
    return "." + digits.replaceFirst("0+$", "");
  }

  private static String micros(ZonedDateTime time) {
    return "%06d".formatted(time.getNano() / 1000);
  }

  private static String element(char element, ZonedDateTime time) {
    return switch (element) {
      case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
      case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      case 'C' -> two(Math.floorDiv(time.getYear(), 100));
      case 'c' -> all("%a %b %e %H:%M:%S %Y", time);
      case 'D', 'x' -> all("%m/%d/%y", time);
      case 'd' -> two(time.getDayOfMonth());
      case 'e' -> "%2d".formatted(time.getDayOfMonth());
      case 'F' -> all("%Y-%m-%d", time);
      case 'G' -> String.valueOf(time.get(IsoFields.WEEK_BASED_YEAR));
      case 'g' -> two(time.get(IsoFields.WEEK_BASED_YEAR) % 100);
      case 'H' -> two(time.getHour());
      case 'I' -> two(time.get(ChronoField.CLOCK_HOUR_OF_AMPM));
      case 'j' -> "%03d".formatted(time.getDayOfYear());
      case 'k' -> "%2d".formatted(time.getHour());
      case 'l' -> "%2d".formatted(time.get(ChronoField.CLOCK_HOUR_OF_AMPM));
      case 'M' -> two(time.getMinute());
      case 'm' -> two(time.getMonthValue());
      case 'n' -> "\n";
      case 'P' -> time.getHour() < 12 ? "am" : "pm";
      case 'p' -> time.getHour() < 12 ? "AM" : "PM";
      case 'Q' -> String.valueOf(time.get(IsoFields.QUARTER_OF_YEAR));
      case 'R' -> all("%H:%M", time);
      case 'S' -> two(time.getSecond());
      case 's' -> String.valueOf(time.toEpochSecond());
      case 'T', 'X' -> all("%H:%M:%S", time);
      case 't' -> "\t";
      case 'U' -> two((time.getDayOfYear() + 6 - time.getDayOfWeek().getValue() % 7) / 7);
      case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
      case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case 'W' -> two((time.getDayOfYear() + 6 - (time.getDayOfWeek().getValue() + 6) % 7) / 7);
      case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
      case 'Y' -> String.valueOf(time.getYear());
      case 'y' -> two(time.getYear() % 100);
      case 'Z' -> zoneName(time);
      case 'z' -> offset(time, "");
      case '%' -> "%";
      default -> throw new IllegalArgumentException("Unsupported format element %" + element);
    };
  }

  private static String all(String format, ZonedDateTime time) {
    return format(format, Times.micros(time.toInstant()), time.getZone().getId());
  }

  private static String zoneName(ZonedDateTime time) {
    int seconds = time.getOffset().getTotalSeconds();
    if (seconds == 0) {
      return "UTC";
    }
    String text = "UTC" + (seconds < 0 ? "-" : "+");
    int hours = Math.abs(seconds) / 3600;
    int minutes = Math.abs(seconds) / 60 % 60;
    return minutes == 0 ? text + hours : text + two(hours) + two(minutes);
  }

  private static String offset(ZonedDateTime time, String separator) {
    int seconds = time.getOffset().getTotalSeconds();
    String sign = seconds < 0 ? "-" : "+";
    return sign + two(Math.abs(seconds) / 3600) + separator + two(Math.abs(seconds) / 60 % 60);
  }

  private static String two(int number) {
    return "%02d".formatted(number);
  }
}
