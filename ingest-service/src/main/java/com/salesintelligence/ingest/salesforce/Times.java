package com.salesintelligence.ingest.salesforce;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Reads and writes times as Salesforce does. */
final class Times {

  /** {@code 2020-10-22T21:03:23.000+0000}, and with a colon or Z. */
  private static final DateTimeFormatter READ =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The shape of nearly all of them; a formatter takes twenty times as long. */
  private static final String USUAL = "dddd-dd-ddTdd:dd:dd.ddd";

  private Times() {}

  /** As SOQL takes it. */
  static String write(Instant time) {
    return WRITTEN.format(time);
  }

  /**
   * @throws DateTimeException when it is none
   */
  static Instant parse(String text) {
    return isUsual(text) ? usual(text) : READ.parse(text, Instant::from);
  }

  private static boolean isUsual(String text) {
    if (!(text.length() == 24 && text.charAt(23) == 'Z')
        && !(text.length() == 28 && text.endsWith("+0000"))) {
      return false;
    }
    for (int i = 0; i < USUAL.length(); i++) {
      char expected = USUAL.charAt(i);
      char c = text.charAt(i);
      if (expected == 'd' ? c < '0' || c > '9' : c != expected) {
        return false;
      }
    }
    return number(text, 11, 13) < 24 && number(text, 14, 16) < 60 && number(text, 17, 19) < 60;
  }

  private static Instant usual(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
    int second = number(text, 11, 13) * 3_600 + number(text, 14, 16) * 60 + number(text, 17, 19);
    return Instant.ofEpochSecond(day * 86_400 + second, number(text, 20, 23) * 1_000_000L);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
