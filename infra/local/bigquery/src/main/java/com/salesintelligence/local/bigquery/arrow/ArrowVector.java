package com.salesintelligence.local.bigquery.arrow;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The values of one column of a batch, written out as the fields of protobuf messages.
 *
 * @param validity a bit for each value; empty where all of them are there
 * @param offsets where each text or list begins; empty for the other types
 */
record ArrowVector(
    ArrowColumn column,
    ByteBuffer validity,
    ByteBuffer offsets,
    ByteBuffer data,
    List<ArrowVector> children) {

  private static final long SECOND = 1_000_000_000L;

  boolean has(int row) {
    return validity.limit() == 0 || bit(validity, row);
  }

  /** Writes the value of a row, or nothing where it is NULL. */
  void write(CodedOutputStream out, int number, int row) throws IOException {
    if (!has(row)) {
      return;
    }
    if (!column.isList()) {
      writeValue(out, number, row);
      return;
    }
    ArrowVector elements = children.getFirst();
    long end = offset(row + 1);
    for (long i = offset(row); i < end; i++) {
      if (!elements.has(Math.toIntExact(i))) {
        throw new ArrowProblem("Arrow column " + column.name() + ": an array element is NULL");
      }
      elements.writeValue(out, number, Math.toIntExact(i));
    }
  }

  private void writeValue(CodedOutputStream out, int number, int row) throws IOException {
    switch (column.kind()) {
      case UTF8, LARGE_UTF8, BINARY, LARGE_BINARY -> out.writeByteArray(number, bytes(row));
      case INT -> out.writeInt64(number, integer(row));
      case BOOL -> out.writeBool(number, bit(data, row));
      case FLOAT -> out.writeDouble(number, column.bits() == 32 ? single(row) : twice(row));
      case TIMESTAMP -> writeTimestamp(out, number, data.getLong(8 * row));
      case DATE -> out.writeInt32(number, days(row));
      case TIME -> out.writeString(number, time(row));
      case DECIMAL -> out.writeString(number, decimal(row).toPlainString());
      case STRUCT -> out.writeByteArray(number, struct(row));
      case LIST, LARGE_LIST -> throw new ArrowProblem("A list of lists: " + column.name());
    }
  }

  private byte[] struct(int row) throws IOException {
    var bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    for (int i = 0; i < children.size(); i++) {
      children.get(i).write(out, i + 1, row);
    }
    out.flush();
    return bytes.toByteArray();
  }

  private byte[] bytes(int row) {
    int start = Math.toIntExact(offset(row));
    int length = Math.toIntExact(offset(row + 1) - start);
    if (length < 0) {
      throw new ArrowProblem("Arrow column " + column.name() + ": offsets go backwards");
    }
    byte[] bytes = new byte[length];
    data.get(start, bytes);
    return bytes;
  }

  private long offset(int row) {
    return column.isLarge() ? offsets.getLong(8 * row) : offsets.getInt(4 * row);
  }

  private long integer(int row) {
    boolean unsigned = column.scale() == 1;
    return switch (column.bits()) {
      case 8 -> unsigned ? data.get(row) & 0xff : data.get(row);
      case 16 -> unsigned ? data.getShort(2 * row) & 0xffff : data.getShort(2 * row);
      case 32 -> unsigned ? data.getInt(4 * row) & 0xffff_ffffL : data.getInt(4 * row);
      default -> data.getLong(8 * row);
    };
  }

  private double single(int row) {
    return data.getFloat(4 * row);
  }

  private double twice(int row) {
    return data.getDouble(8 * row);
  }

  private int days(int row) {
    return column.bits() == 32
        ? data.getInt(4 * row)
        : Math.toIntExact(Math.floorDiv(data.getLong(8 * row), 86_400_000L));
  }

  /**
   * With a zone: microseconds, or text where there are nanoseconds; without: text, which fits
   * DATETIME and TIMESTAMP alike.
   */
  private void writeTimestamp(CodedOutputStream out, int number, long value) throws IOException {
    long seconds = Math.floorDiv(value, column.unitsPerSecond());
    long rest = Math.floorMod(value, column.unitsPerSecond());
    long nanos = rest * (SECOND / column.unitsPerSecond());
    if (column.isInstant()) {
      out.writeInt64(number, Math.addExact(Math.multiplyExact(seconds, 1_000_000L), nanos / 1_000));
    } else {
      String text = LocalDateTime.ofEpochSecond(seconds, (int) nanos, ZoneOffset.UTC).toString();
      out.writeString(number, column.zoned() ? text + "Z" : text);
    }
  }

  private String time(int row) {
    long value = column.bits() == 32 ? data.getInt(4 * row) : data.getLong(8 * row);
    return LocalTime.ofNanoOfDay(Math.multiplyExact(value, SECOND / column.unitsPerSecond()))
        .toString();
  }

  private BigDecimal decimal(int row) {
    int width = column.bits() / 8;
    byte[] big = new byte[width];
    for (int i = 0; i < width; i++) {
      big[i] = data.get(row * width + width - 1 - i);
    }
    return new BigDecimal(new BigInteger(big), column.scale());
  }

  private static boolean bit(ByteBuffer bits, int index) {
    return (bits.get(index >> 3) >> (index & 7) & 1) != 0;
  }
}
