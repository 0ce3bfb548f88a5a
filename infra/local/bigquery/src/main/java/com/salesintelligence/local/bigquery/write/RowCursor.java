package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row at a time: finds where the values are, without making objects of them. Used by one
 * thread.
 */
final class RowCursor {

  private final WireReader reader = new WireReader();
  private final WireReader packed = new WireReader();
  private final Backing backing = new Backing();
  private byte[] bytes = new byte[0];
  private long[] value = new long[64];
  private int[] count = new int[64];
  private @Nullable Elements[] elements = new Elements[64];

  byte[] bytes() {
    return bytes;
  }

  /** Finds the values of a row. */
  void move(RowFormat format, ByteString row) {
    reserve(format.slots());
    Arrays.fill(count, 0, format.slots(), 0);
    backing.take(row);
    bytes = backing.bytes;
    reader.reset(bytes, backing.start, backing.length);
    FieldPlans fields = format.fields();
    while (!reader.atEnd()) {
      int tag = (int) reader.varint();
      FieldPlan field = fields.at(tag >>> 3);
      if (field == null) {
        reader.skip(tag & 7);
      } else {
        read(field, tag & 7);
      }
    }
  }

  private void read(FieldPlan field, int wireType) {
    int slot = field.slot();
    if (field.repeated()) {
      readRepeated(field, wireType);
    } else {
      require(field, wireType);
      value[slot] = reader.value(field.wire());
      count[slot] = 1;
    }
  }

  private void readRepeated(FieldPlan field, int wireType) {
    int slot = field.slot();
    Elements list = elements[slot];
    if (list == null) {
      list = new Elements();
      elements[slot] = list;
    }
    if (wireType == 2 && field.wire() != Wire.BYTES) {
      long slice = reader.slice();
      packed.reset(bytes, WireReader.start(slice), WireReader.length(slice));
      while (!packed.atEnd()) {
        list.set(count[slot]++, packed.value(field.wire()));
      }
    } else {
      require(field, wireType);
      list.set(count[slot]++, reader.value(field.wire()));
    }
  }

  private static void require(FieldPlan field, int wireType) {
    if (wireType != field.wire().wireType()) {
      throw new BadValue(
          "Field " + field.name() + " is encoded in another type than the writer's schema says");
    }
  }

  boolean has(int slot) {
    return count[slot] > 0;
  }

  int count(int slot) {
    return count[slot];
  }

  long value(int slot) {
    return value[slot];
  }

  long element(int slot, int index) {
    Elements list = elements[slot];
    return list == null ? 0 : list.values[index];
  }

  private void reserve(int slots) {
    if (slots > value.length) {
      value = new long[slots];
      count = new int[slots];
      elements = Arrays.copyOf(elements, slots);
    }
  }

  /** The values of a repeated field. */
  private static final class Elements {
    private long[] values = new long[16];

    void set(int index, long element) {
      if (index == values.length) {
        values = Arrays.copyOf(values, 2 * index);
      }
      values[index] = element;
    }
  }

  /** Reads the array behind a ByteString without a copy. */
  private static final class Backing extends ByteOutput {
    private byte[] bytes = new byte[0];
    private int start;
    private int length;

    void take(ByteString row) {
      length = 0;
      try {
        UnsafeByteOperations.unsafeWriteTo(row, this);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(byte next) {
      write(new byte[] {next}, 0, 1);
    }

    @Override
    public void write(byte[] part, int offset, int size) {
      if (length == 0) {
        bytes = part;
        start = offset;
        length = size;
      } else {
        byte[] joined = Arrays.copyOfRange(bytes, start, start + length + size);
        System.arraycopy(part, offset, joined, length, size);
        bytes = joined;
        start = 0;
        length += size;
      }
    }

    @Override
    public void writeLazy(byte[] part, int offset, int size) {
      write(part, offset, size);
    }

    @Override
    public void write(ByteBuffer part) {
      byte[] copy = new byte[part.remaining()];
      part.get(copy);
      write(copy, 0, copy.length);
    }

    @Override
    public void writeLazy(ByteBuffer part) {
      write(part);
    }
  }
}
