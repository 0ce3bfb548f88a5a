package com.salesintelligence.local.bigquery.read;

import com.salesintelligence.local.googlesql.BigNumerics;
import com.salesintelligence.local.googlesql.SqlType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes values in Avro's binary encoding. */
final class AvroOutput {

  private static final DateTimeFormatter DATETIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter WHOLE_SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  byte[] bytes() {
    return out.toByteArray();
  }

  void write(SqlType type, boolean required, @Nullable Object value) {
    if (type instanceof SqlType.Array(SqlType element)) {
      writeArray(element, value instanceof List<?> list ? list : List.of());
    } else if (required && value != null) {
      writeValue(type, value);
    } else {
      writeNullable(type, value);
    }
  }

  private void writeNullable(SqlType type, @Nullable Object value) {
    writeLong(value == null ? 0 : 1);
    if (value != null) {
      writeValue(type, value);
    }
  }

  private void writeArray(SqlType element, List<?> values) {
    if (!values.isEmpty()) {
      writeLong(values.size());
      values.forEach(value -> writeNullable(element, value));
    }
    writeLong(0);
  }

  private void writeValue(SqlType type, Object value) {
    switch (type) {
      case SqlType.Struct(List<SqlType.Field> members) -> {
        List<?> values = (List<?>) value;
        for (int i = 0; i < members.size(); i++) {
          write(members.get(i).type(), false, values.get(i));
        }
      }
      case SqlType.Array array -> throw new IllegalArgumentException("An array of arrays");
      case SqlType.Scalar scalar -> writeScalar(scalar, value);
    }
  }

  private void writeScalar(SqlType.Scalar type, Object value) {
    switch (value) {
      case String code when type == SqlType.Scalar.BIGNUMERIC ->
          writeBytes(BigNumerics.decode(code).unscaledValue().toByteArray());
      case Boolean flag -> out.write(flag ? 1 : 0);
      case Double number -> writeDouble(number);
      case byte[] blob -> writeBytes(blob);
      case BigDecimal decimal ->
          writeBytes(decimal.setScale(9, RoundingMode.UNNECESSARY).unscaledValue().toByteArray());
      case LocalDate date -> writeLong(date.toEpochDay());
      case LocalTime time -> writeLong(time.toNanoOfDay() / 1_000);
      case LocalDateTime time when type == SqlType.Scalar.DATETIME ->
          writeText((time.getNano() == 0 ? WHOLE_SECONDS : DATETIME).format(time));
      case LocalDateTime time ->
          writeLong(
              Math.addExact(
                  Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1_000_000L),
                  time.getNano() / 1_000));
      case Number number -> writeLong(number.longValue());
      default -> writeText(value.toString());
    }
  }

  private void writeText(String text) {
    writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private void writeBytes(byte[] bytes) {
    writeLong(bytes.length);
    out.writeBytes(bytes);
  }

  private void writeDouble(double number) {
    out.writeBytes(
        ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array());
  }

  /** Zigzag, seven bits a byte. */
  private void writeLong(long value) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
