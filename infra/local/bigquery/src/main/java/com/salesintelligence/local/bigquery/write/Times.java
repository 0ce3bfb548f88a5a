package com.salesintelligence.local.bigquery.write;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.duckdb.DuckDBAppender;

/** Dates and times: numbers since the epoch, or text. */
enum Times implements Conversion {
  TIMESTAMP {
    @Override
    public void check(byte[] bytes, long raw) {
      if (raw < FIRST_MICROS || raw > LAST_MICROS) {
        throw new BadValue(
            "Timestamp value is out of allowed range: "
                + raw
                + " microseconds is not between 0001-01-01 and 9999-12-31 (UTC)");
      }
    }

    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.appendEpochMicros(raw);
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      check(bytes, raw);
      return LocalDateTime.ofInstant(Instant.EPOCH.plus(raw, ChronoUnit.MICROS), ZoneOffset.UTC);
    }
  },
  DATE {
    @Override
    public void check(byte[] bytes, long raw) {
      if (raw < FIRST_DAY || raw > LAST_DAY) {
        throw new BadValue(
            "Date value is out of allowed range: "
                + raw
                + " days is not between 0001-01-01 and 9999-12-31");
      }
    }

    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.appendEpochDays((int) raw);
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      check(bytes, raw);
      return LocalDate.ofEpochDay(raw);
    }
  },
  TIMESTAMP_TEXT {
    @Override
    Object parse(String text) {
      String iso = text.strip().replace(" UTC", "Z").replaceFirst(" ", "T");
      boolean zoned = iso.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)$");
      return zoned
          ? OffsetDateTime.parse(iso, Times.ZONED)
              .withOffsetSameInstant(ZoneOffset.UTC)
              .toLocalDateTime()
          : DATETIME_TEXT.parse(text);
    }
  },
  DATETIME_TEXT {
    @Override
    Object parse(String text) {
      String iso = text.strip().replaceFirst(" ", "T");
      return iso.contains("T") ? LocalDateTime.parse(iso) : LocalDate.parse(iso).atStartOfDay();
    }
  },
  DATE_TEXT {
    @Override
    Object parse(String text) {
      return LocalDate.parse(text.strip());
    }
  },
  TIME_TEXT {
    @Override
    Object parse(String text) {
      return LocalTime.parse(text.strip());
    }
  };

  /** Zones as BigQuery writes them, too: {@code +00}, {@code +0000}. */
  private static final DateTimeFormatter ZONED =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long FIRST_MICROS = FIRST_DAY * DAY_MICROS;
  private static final long LAST_MICROS = (LAST_DAY + 1) * DAY_MICROS - 1;

  Object parse(String text) {
    throw new IllegalStateException(this + " is not text: " + text);
  }

  @Override
  public void check(byte[] bytes, long raw) {
    element(bytes, raw);
  }

  @Override
  public Object element(byte[] bytes, long raw) {
    String text = Texts.text(bytes, raw);
    try {
      return parse(text);
    } catch (DateTimeException e) {
      throw new BadValue("Could not parse '" + text + "' as a date or time");
    }
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    switch (element(bytes, raw)) {
      case LocalDateTime time -> appender.append(time);
      case LocalDate date -> appender.append(date);
      case LocalTime time -> appender.append(time);
      case Object other -> throw new IllegalStateException("Not a time: " + other.getClass());
    }
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    if (this == TIMESTAMP || this == DATE) {
      hash.add(raw);
    } else {
      hash.addTime(element(bytes, raw));
    }
  }
}
