package com.salesintelligence.local.bigquery.catalog;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stored text of a TIMESTAMP of twelve digits: ISO 8601 of one length, so that it sorts as time
 * does.
 */
public final class PicoTimes {

  private static final Pattern FRACTION = Pattern.compile("(.*:\\d\\d)\\.(\\d{1,12})(?!\\d)(.*)");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final long PICOS = 1_000_000_000_000L;

  private PicoTimes() {}

  /**
   * @throws DateTimeException beyond the years 1 to 9999
   */
  public static String of(long seconds, long picos) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    if (time.getYear() < 1 || time.getYear() > 9999 || picos < 0 || picos >= PICOS) {
      throw new DateTimeException("out of range");
    }
    return "%s.%012dZ".formatted(SECONDS.format(time), picos);
  }

  public static String ofMicros(long micros) {
    return of(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000_000L);
  }

  /**
   * @param parser of times without their fraction, and of those whose fraction is no longer than
   *     that of a common TIMESTAMP; gives UTC
   */
  public static String parse(String text, Function<String, LocalDateTime> parser) {
    Matcher match = FRACTION.matcher(text);
    if (!match.matches()) {
      LocalDateTime time = parser.apply(text);
      return of(time.toEpochSecond(ZoneOffset.UTC), time.getNano() * 1_000L);
    }
    LocalDateTime whole = parser.apply(match.group(1) + match.group(3));
    String digits = match.group(2) + "0".repeat(12 - match.group(2).length());
    return of(whole.toEpochSecond(ZoneOffset.UTC), Long.parseLong(digits));
  }

  /** What a TIMESTAMP of microseconds keeps of it. */
  public static LocalDateTime micros(String stored) {
    return LocalDateTime.parse(stored.substring(0, 26));
  }

  /** Nanoseconds since the epoch; refused beyond the years 1677 to 2262. */
  public static long nanos(String stored) {
    LocalDateTime time = LocalDateTime.parse(stored.substring(0, 29));
    long seconds = time.toEpochSecond(ZoneOffset.UTC);
    try {
      return Math.addExact(Math.multiplyExact(seconds, 1_000_000_000L), time.getNano());
    } catch (ArithmeticException e) {
      throw ApiError.invalid(stored + " does not fit into nanoseconds of 64 bits");
    }
  }
}
