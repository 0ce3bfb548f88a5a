package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.salesintelligence.local.bigquery.catalog.PicoTimes;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * A message of seconds and their fraction, such as {@code google.protobuf.Timestamp}, into a
 * TIMESTAMP column.
 *
 * @param fractionUnits how many of its units a second has
 */
record TimestampMessage(int secondsNumber, int fractionNumber, long fractionUnits)
    implements Conversion {

  private static final long MICROS = 1_000_000L;
  private static final long NANOS = 1_000_000_000L;
  private static final long PICOS = 1_000_000_000_000L;

  private record Time(long seconds, long fraction) {}

  /** Empty where a message is no timestamp. */
  static Optional<TimestampMessage> of(DescriptorProto message) {
    Optional<Integer> seconds = number(message, "seconds");
    Optional<Integer> nanos = number(message, "nanos");
    Optional<Integer> picos = number(message, "picoseconds");
    if (message.getFieldCount() != 2 || seconds.isEmpty()) {
      return Optional.empty();
    }
    return nanos
        .map(number -> new TimestampMessage(seconds.get(), number, NANOS))
        .or(() -> picos.map(number -> new TimestampMessage(seconds.get(), number, PICOS)));
  }

  private static Optional<Integer> number(DescriptorProto message, String field) {
    return message.getFieldList().stream()
        .filter(candidate -> candidate.getName().equals(field))
        .map(FieldDescriptorProto::getNumber)
        .findFirst();
  }

  private Time time(byte[] bytes, long raw) {
    var reader = new WireReader();
    reader.reset(bytes, WireReader.start(raw), WireReader.length(raw));
    long seconds = 0;
    long fraction = 0;
    while (!reader.atEnd()) {
      int tag = (int) reader.varint();
      if (tag == secondsNumber << 3) {
        seconds = reader.varint();
      } else if (tag == fractionNumber << 3) {
        fraction = reader.varint();
      } else {
        reader.skip(tag & 7);
      }
    }
    if (Math.abs(seconds / MICROS) > MICROS || fraction < 0 || fraction >= fractionUnits) {
      throw new BadValue("Timestamp field value is out of range: " + seconds);
    }
    return new Time(seconds, fraction);
  }

  private long micros(byte[] bytes, long raw) {
    Time time = time(bytes, raw);
    return time.seconds * MICROS + time.fraction / (fractionUnits / MICROS);
  }

  @Override
  public void check(byte[] bytes, long raw) {
    Times.TIMESTAMP.check(bytes, micros(bytes, raw));
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    Times.TIMESTAMP.append(appender, bytes, micros(bytes, raw));
  }

  @Override
  public Object element(byte[] bytes, long raw) {
    return Times.TIMESTAMP.element(bytes, micros(bytes, raw));
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.add(micros(bytes, raw));
  }

  /** The same into a column that keeps all twelve digits. */
  Conversion precise() {
    return new PicoTimestamps(
        (bytes, raw) -> {
          Time time = time(bytes, raw);
          try {
            return PicoTimes.of(time.seconds, time.fraction * (PICOS / fractionUnits));
          } catch (DateTimeException e) {
            throw new BadValue("Timestamp field value is out of range: " + time.seconds);
          }
        });
  }
}
