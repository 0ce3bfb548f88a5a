package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.PicoTimes;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import org.duckdb.DuckDBAppender;

/** Values of TIMESTAMP columns that keep twelve digits of a second. */
record PicoTimestamps(Reading reading) implements Conversion {

  /** The text that is stored for a value. */
  interface Reading {
    String text(byte[] bytes, long raw);
  }

  static final PicoTimestamps MICROS =
      new PicoTimestamps(
          (bytes, raw) -> {
            Times.TIMESTAMP.check(bytes, raw);
            return PicoTimes.ofMicros(raw);
          });

  static final PicoTimestamps TEXT = new PicoTimestamps(PicoTimestamps::parse);

  private static String parse(byte[] bytes, long raw) {
    String text = Texts.text(bytes, raw);
    try {
      return PicoTimes.parse(
          text.strip(), whole -> (LocalDateTime) Times.TIMESTAMP_TEXT.parse(whole));
    } catch (DateTimeException e) {
      throw new BadValue("Could not parse '" + text + "' as a timestamp");
    }
  }

  @Override
  public void check(byte[] bytes, long raw) {
    reading.text(bytes, raw);
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    appender.append(reading.text(bytes, raw));
  }

  @Override
  public Object element(byte[] bytes, long raw) {
    return reading.text(bytes, raw);
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.add(reading.text(bytes, raw));
  }
}
