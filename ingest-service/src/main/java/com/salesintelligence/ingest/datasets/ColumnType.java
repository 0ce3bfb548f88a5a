package com.salesintelligence.ingest.datasets;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the values of a column are, and the one way in which each is written. */
enum ColumnType {
  STRING {
    @Override
    Optional<Object> parse(Object raw) {
      return raw instanceof String text && whole(text) ? Optional.of(text) : Optional.empty();
    }
  },
  INTEGER {
    @Override
    Optional<Object> parse(Object raw) {
      return number(raw).filter(n -> n.scale() <= 0 && fitsLong(n)).map(BigDecimal::longValueExact);
    }
  },
  /** Of at most 17 digits: more than BigQuery's JSON keeps would be changed silently. */
  NUMBER {
    @Override
    Optional<Object> parse(Object raw) {
      return number(raw).map(n -> n.scale() < 0 ? n.setScale(0) : n);
    }
  },
  BOOLEAN {
    @Override
    Optional<Object> parse(Object raw) {
      return switch (raw.toString().strip().toLowerCase(Locale.ROOT)) {
        case "true" -> Optional.of(true);
        case "false" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
  },
  /** ISO, for example 2026-11-20. */
  DATE {
    @Override
    Optional<Object> parse(Object raw) {
      try {
        return Optional.of(LocalDate.parse(raw.toString().strip()).toString());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  },
  /** ISO with an offset, for example 2026-11-20T08:00:00+04:00; kept in UTC. */
  TIMESTAMP {
    @Override
    Optional<Object> parse(Object raw) {
      try {
        return Optional.of(OffsetDateTime.parse(raw.toString().strip()).toInstant().toString());
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  };

  private static final int LONGEST_NUMBER = 40;
  private static final int MOST_DIGITS = 17;
  private static final int FARTHEST_POINT = 60;

  /**
   * @param raw text, or what JSON has in its place
   * @return a text, a number or a truth value; equal for all ways to write the same
   */
  abstract Optional<Object> parse(Object raw);

  static ColumnType of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  static List<String> names() {
    return Arrays.stream(values()).map(ColumnType::text).toList();
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isNumeric() {
    return this == INTEGER || this == NUMBER;
  }

  private static Optional<BigDecimal> number(Object raw) {
    if (raw instanceof Boolean) {
      return Optional.empty();
    }
    if (raw instanceof BigDecimal number) {
      return small(number);
    }
    var text = raw.toString().strip();
    try {
      return text.length() > LONGEST_NUMBER ? Optional.empty() : small(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> small(BigDecimal number) {
    if (number.precision() > LONGEST_NUMBER || Math.abs((long) number.scale()) > FARTHEST_POINT) {
      return Optional.empty();
    }
    var plain = number.stripTrailingZeros();
    boolean exact = plain.precision() <= MOST_DIGITS || plain.scale() <= 0 && fitsLong(plain);
    return exact ? Optional.of(plain) : Optional.empty();
  }

  private static boolean fitsLong(BigDecimal number) {
    return number.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        && number.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
  }

  /** Neither half a character nor a zero, which no table takes. */
  private static boolean whole(String text) {
    return text.codePoints().allMatch(c -> c != 0 && !(c >= 0xD800 && c <= 0xDFFF));
  }
}
