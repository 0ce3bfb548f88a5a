package com.salesintelligence.local.bigquery.load;

import com.salesintelligence.local.bigquery.catalog.Json;
import com.salesintelligence.local.bigquery.catalog.PicoTimes;
import com.salesintelligence.local.bigquery.query.DateTexts;
import com.salesintelligence.local.bigquery.store.StructMembers;
import com.salesintelligence.local.googlesql.BigNumerics;
import com.salesintelligence.local.googlesql.GeographyTexts;
import com.salesintelligence.local.googlesql.IntervalTexts;
import com.salesintelligence.local.googlesql.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** Values as text, as files and requests write them. */
final class ScalarText {

  private static final BigDecimal NUMERIC_LIMIT = BigDecimal.TEN.pow(29);
  private static final Pattern RANGE = Pattern.compile("\\[([^,]*),([^,]*)\\)");
  private static final Pattern SECONDS = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
  private static final Pattern ZONED = Pattern.compile(".*[Tt ].*(Z|z|[+-]\\d\\d(:?\\d\\d)?)$");
  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private ScalarText() {}

  /**
   * @throws BadRow where the text is no value of the type
   */
  static Object parse(SqlType.Scalar type, String text, String location) {
    try {
      return switch (type) {
        case STRING -> text;
        case BYTES -> Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
        case INT64 -> Long.valueOf(text.strip());
        case FLOAT64 -> number(text.strip());
        case BOOL -> flag(text.strip());
        case NUMERIC -> numeric(text.strip());
        case DATE -> LocalDate.parse(DateTexts.padded(text.strip()));
        case TIME -> LocalTime.parse(text.strip());
        case DATETIME -> datetime(DateTexts.padded(text.strip()));
        case TIMESTAMP -> timestamp(text.strip());
        case TIMESTAMP_PICOS -> PicoTimes.parse(text.strip(), ScalarText::timestamp);
        case JSON -> Json.MAPPER.readTree(text).toString();
        case BIGNUMERIC -> BigNumerics.encode(bounded(text.strip()));
        case RANGE_DATE, RANGE_DATETIME, RANGE_TIMESTAMP -> range(type, text.strip(), location);
        case GEOGRAPHY -> GeographyTexts.normal(text);
        case INTERVAL -> IntervalTexts.duckText(text);
      };
    } catch (DateTimeException
        | IllegalArgumentException
        | ArithmeticException
        | JacksonException e) {
      throw new BadRow(
          location,
          "Cannot convert value to %s (bad value): %s".formatted(nameOf(type), shortened(text)));
    }
  }

  private static String nameOf(SqlType.Scalar type) {
    return switch (type) {
      case INT64 -> "integer";
      case FLOAT64 -> "floating point";
      case BOOL -> "boolean";
      default -> type.name().toLowerCase(Locale.ROOT);
    };
  }

  static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }

  private static Double number(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> plainNumber(text);
    };
  }

  /** Java's own reading takes more: suffixes, hexadecimal digits. */
  private static Double plainNumber(String text) {
    if (!text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
      throw new IllegalArgumentException(text);
    }
    return Double.valueOf(text);
  }

  private static Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "yes", "y" -> true;
      case "false", "f", "0", "no", "n" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static BigDecimal bounded(String text) {
    if (text.length() > 500) {
      throw new IllegalArgumentException("too long");
    }
    BigDecimal value = new BigDecimal(text);
    if (Math.abs((long) value.scale()) > 1_000) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }

  /** {@code [start, end)}; what is UNBOUNDED is NULL. */
  private static StructMembers range(SqlType.Scalar type, String text, String location) {
    Matcher match = RANGE.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException(text);
    }
    var ends = new StructMembers();
    for (int i = 1; i <= 2; i++) {
      String end = match.group(i).strip();
      boolean open = end.equalsIgnoreCase("UNBOUNDED") || end.equalsIgnoreCase("NULL");
      ends.add(open ? null : parse(type.bound(), end, location));
    }
    return ends;
  }

  private static BigDecimal numeric(String text) {
    BigDecimal rounded = bounded(text).setScale(9, RoundingMode.HALF_UP);
    if (rounded.abs().compareTo(NUMERIC_LIMIT) >= 0) {
      throw new IllegalArgumentException("out of range");
    }
    return rounded;
  }

  private static LocalDateTime datetime(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay()
        : inRange(LocalDateTime.parse(text.replaceFirst("[ t]", "T")));
  }

  /** With a zone, without one (UTC), or as seconds since the epoch. */
  static LocalDateTime timestamp(String text) {
    if (SECONDS.matcher(text).matches()) {
      return seconds(new BigDecimal(text));
    }
    String iso =
        DateTexts.padded(text).replace(" UTC", "Z").replaceFirst("[ t]", "T").replace(" ", "");
    if (!ZONED.matcher(iso).matches()) {
      return datetime(iso);
    }
    return inRange(
        OffsetDateTime.parse(iso, OFFSET).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  private static LocalDateTime seconds(BigDecimal seconds) {
    long micros = seconds.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    return inRange(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  private static LocalDateTime inRange(LocalDateTime time) {
    if (time.getYear() < 1 || time.getYear() > 9999) {
      throw new DateTimeException("out of range");
    }
    return time;
  }
}
