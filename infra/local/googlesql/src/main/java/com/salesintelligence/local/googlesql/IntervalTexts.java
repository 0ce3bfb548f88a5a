package com.salesintelligence.local.googlesql;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** INTERVAL values as texts: from DuckDB's words to BigQuery's {@code Y-M D H:M:S.F}. */
public final class IntervalTexts {
  private static final Pattern PART = Pattern.compile("(-?\\d+) (year|month|day)s?");
  private static final Pattern TIME = Pattern.compile("(-?)(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?)$");

  private static final Pattern BIG_QUERY =
      Pattern.compile(
          "([-+]?)(\\d{1,9})-(\\d{1,9}) ([-+]?\\d{1,9})"
              + " ([-+]?)(\\d{1,9}):(\\d{1,9}):(\\d{1,9}(?:\\.\\d{1,9})?)");

  private static final Pattern ISO =
      Pattern.compile(
          "P(?:(?<years>-?\\d{1,9})Y)?(?:(?<months>-?\\d{1,9})M)?(?:(?<weeks>-?\\d{1,9})W)?"
              + "(?:(?<days>-?\\d{1,9})D)?(?:T(?:(?<hours>-?\\d{1,9})H)?(?:(?<minutes>-?\\d{1,9})M)?"
              + "(?:(?<seconds>-?\\d{1,9}(?:[.,]\\d{1,9})?)S)?)?");

  private IntervalTexts() {}

  /** Months, days and microseconds of what DuckDB's driver gives. */
  public record Parts(int months, int days, long micros) {}

  public static Parts parts(String duckText) {
    int months = 0;
    int days = 0;
    Matcher part = PART.matcher(duckText);
    while (part.find()) {
      int count = Integer.parseInt(part.group(1));
      switch (part.group(2)) {
        case "year" -> months += 12 * count;
        case "month" -> months += count;
        default -> days += count;
      }
    }
    return new Parts(months, days, micros(duckText));
  }

  private static long micros(String duckText) {
    Matcher time = TIME.matcher(duckText);
    if (!time.find()) {
      return 0;
    }
    long minutes = Long.parseLong(time.group(2)) * 60 + Long.parseLong(time.group(3));
    long micros =
        minutes * 60_000_000 + new BigDecimal(time.group(4)).movePointRight(6).longValueExact();
    return time.group(1).isEmpty() ? micros : -micros;
  }

  /** What DuckDB casts to INTERVAL, from BigQuery's {@code Y-M D H:M:S.F} or ISO 8601. */
  public static String duckText(String text) {
    Matcher iso = ISO.matcher(text.strip());
    if (iso.matches() && text.strip().matches("P.*\\d[YMWDHS]")) {
      return isoDuckText(iso);
    }
    Matcher matcher = BIG_QUERY.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Invalid interval: " + text);
    }
    long months = Long.parseLong(matcher.group(2)) * 12 + Long.parseLong(matcher.group(3));
    long minutes = Long.parseLong(matcher.group(6)) * 60 + Long.parseLong(matcher.group(7));
    long micros =
        new BigDecimal(matcher.group(8)).movePointRight(6).longValue() + minutes * 60_000_000;
    return "%s%d months %s days %s%d microseconds"
        .formatted(
            matcher.group(1).replace("+", ""),
            months,
            matcher.group(4).replace("+", ""),
            matcher.group(5).replace("+", ""),
            micros);
  }

  private static String isoDuckText(Matcher iso) {
    long months = part(iso, "years") * 12 + part(iso, "months");
    long days = part(iso, "weeks") * 7 + part(iso, "days");
    long minutes = part(iso, "hours") * 60 + part(iso, "minutes");
    String seconds = iso.group("seconds");
    long micros =
        seconds == null
            ? 0
            : new BigDecimal(seconds.replace(',', '.')).movePointRight(6).longValue();
    return "%d months %d days %d microseconds"
        .formatted(months, days, minutes * 60_000_000 + micros);
  }

  private static long part(Matcher iso, String name) {
    String number = iso.group(name);
    return number == null ? 0 : Long.parseLong(number);
  }

  /** As BigQuery writes it, for example {@code 1-2 3 4:5:6.789}. */
  public static String text(String duckText) {
    Parts parts = parts(duckText);
    int months = Math.abs(parts.months());
    long micros = Math.abs(parts.micros());
    String seconds = String.valueOf(micros / 1_000_000 % 60);
    long fraction = micros % 1_000_000;
    if (fraction > 0) {
      String digits = "%06d".formatted(fraction);
      seconds += "." + (digits.endsWith("000") ? digits.substring(0, 3) : digits);
    }
    return "%s%d-%d %d %s%d:%d:%s"
        .formatted(
            parts.months() < 0 ? "-" : "",
            months / 12,
            months % 12,
            parts.days(),
            parts.micros() < 0 ? "-" : "",
            micros / 3_600_000_000L,
            micros / 60_000_000 % 60,
            seconds);
  }
}
