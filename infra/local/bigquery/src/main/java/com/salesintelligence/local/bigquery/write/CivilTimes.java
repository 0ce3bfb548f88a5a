package com.salesintelligence.local.bigquery.write;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.duckdb.DuckDBAppender;

/** DATETIME and TIME packed into 64 bits, as Google's {@code CivilTimeEncoder} makes them. */
enum CivilTimes implements Conversion {
  DATETIME {
    @Override
    Object unpack(long packed) {
      int date = (int) (packed >>> TIME_BITS);
      return LocalDateTime.of(date >>> 9, date >>> 5 & 0xf, date & 0x1f, 0, 0)
          .with(CivilTimes.time(packed & TIME_MASK));
    }

    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.append((LocalDateTime) element(bytes, raw));
    }
  },
  TIME {
    @Override
    Object unpack(long packed) {
      if ((packed & ~TIME_MASK) != 0) {
        throw new DateTimeException("bits beyond the hour");
      }
      return CivilTimes.time(packed);
    }

    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      appender.append((LocalTime) element(bytes, raw));
    }
  };

  private static final int TIME_BITS = 37;
  private static final long TIME_MASK = (1L << TIME_BITS) - 1;

  abstract Object unpack(long packed);

  private static LocalTime time(long packed) {
    return LocalTime.of(
        (int) (packed >>> 32) & 0x1f,
        (int) (packed >>> 26) & 0x3f,
        (int) (packed >>> 20) & 0x3f,
        (int) (packed & 0xfffff) * 1_000);
  }

  @Override
  public void check(byte[] bytes, long raw) {
    element(bytes, raw);
  }

  @Override
  public Object element(byte[] bytes, long raw) {
    try {
      return unpack(raw);
    } catch (DateTimeException e) {
      throw new BadValue("Invalid %s value: %d".formatted(this, raw));
    }
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.addTime(element(bytes, raw));
  }
}
