package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import java.sql.SQLException;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/** A {@code google.protobuf.Timestamp} into a TIMESTAMP column. */
record TimestampMessage(int secondsNumber, int nanosNumber) implements Conversion {

  private static final long MICROS = 1_000_000L;

  /** Empty where a message is no timestamp. */
  static Optional<TimestampMessage> of(DescriptorProto message) {
    Optional<Integer> seconds = number(message, "seconds");
    Optional<Integer> nanos = number(message, "nanos");
    return message.getFieldCount() == 2 && seconds.isPresent() && nanos.isPresent()
        ? Optional.of(new TimestampMessage(seconds.get(), nanos.get()))
        : Optional.empty();
  }

  private static Optional<Integer> number(DescriptorProto message, String field) {
    return message.getFieldList().stream()
        .filter(candidate -> candidate.getName().equals(field))
        .map(FieldDescriptorProto::getNumber)
        .findFirst();
  }

  private long micros(byte[] bytes, long raw) {
    var reader = new WireReader();
    reader.reset(bytes, WireReader.start(raw), WireReader.length(raw));
    long seconds = 0;
    long nanos = 0;
    while (!reader.atEnd()) {
      int tag = (int) reader.varint();
      if (tag == secondsNumber << 3) {
        seconds = reader.varint();
      } else if (tag == nanosNumber << 3) {
        nanos = reader.varint();
      } else {
        reader.skip(tag & 7);
      }
    }
    if (Math.abs(seconds / MICROS) > MICROS || nanos < 0 || nanos >= 1_000_000_000) {
      throw new BadValue("Timestamp field value is out of range: " + seconds);
    }
    return seconds * MICROS + nanos / 1_000;
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
}
