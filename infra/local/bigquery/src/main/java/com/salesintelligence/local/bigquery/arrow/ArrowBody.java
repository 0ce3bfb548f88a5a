package com.salesintelligence.local.bigquery.arrow;

import com.salesintelligence.local.googlesql.BigNumerics;
import com.salesintelligence.local.googlesql.SqlType;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a batch, column after column, each part aligned to eight bytes. */
final class ArrowBody {

  /** Length of a column, and how many of its values are NULL. */
  record Node(long length, long nulls) {}

  /** Where a part of a column lies. */
  record Part(long offset, long length) {}

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final List<Node> nodes = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  byte[] bytes() {
    return bytes.toByteArray();
  }

  List<Node> nodes() {
    return nodes;
  }

  List<Part> parts() {
    return parts;
  }

  void add(SqlType type, List<@Nullable Object> values) {
    boolean list = type instanceof SqlType.Array;
    long nulls = list ? 0 : values.stream().filter(value -> value == null).count();
    nodes.add(new Node(values.size(), nulls));
    addValidity(values, nulls);
    switch (type) {
      case SqlType.Array(SqlType element) -> addLists(element, values);
      case SqlType.Struct(List<SqlType.Field> fields) -> addMembers(fields, values);
      case SqlType.Scalar scalar when scalar.isRange() -> {
        var start = new SqlType.Field("start", scalar.bound());
        addMembers(List.of(start, new SqlType.Field("end", scalar.bound())), values);
      }
      case SqlType.Scalar scalar -> addScalars(scalar, values);
    }
  }

  private void addValidity(List<@Nullable Object> values, long nulls) {
    if (nulls == 0) {
      part(new byte[0], 0);
      return;
    }
    byte[] bits = new byte[(values.size() + 7) / 8];
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) != null) {
        bits[i >> 3] |= (byte) (1 << (i & 7));
      }
    }
    part(bits, bits.length);
  }

  private void addLists(SqlType element, List<@Nullable Object> lists) {
    ByteBuffer offsets = buffer(4 * (lists.size() + 1));
    var elements = new ArrayList<@Nullable Object>();
    offsets.putInt(0);
    for (Object list : lists) {
      if (list instanceof List<?> some) {
        elements.addAll(some);
      }
      offsets.putInt(elements.size());
    }
    part(offsets);
    add(element, elements);
  }

  private void addMembers(List<SqlType.Field> fields, List<@Nullable Object> structs) {
    for (int i = 0; i < fields.size(); i++) {
      var members = new ArrayList<@Nullable Object>(structs.size());
      for (Object struct : structs) {
        members.add(struct instanceof List<?> values ? values.get(i) : null);
      }
      add(fields.get(i).type(), members);
    }
  }

  private void addScalars(SqlType.Scalar type, List<@Nullable Object> values) {
    switch (type) {
      case STRING, JSON, GEOGRAPHY, BYTES -> addTexts(values);
      case BOOL -> addFlags(values);
      case BIGNUMERIC -> addBigNumerics(values);
      default -> addFixed(type, values);
    }
  }

  private void addTexts(List<@Nullable Object> values) {
    ByteBuffer offsets = buffer(4 * (values.size() + 1));
    var data = new ByteArrayOutputStream();
    offsets.putInt(0);
    for (Object value : values) {
      if (value != null) {
        byte[] text =
            value instanceof byte[] blob ? blob : value.toString().getBytes(StandardCharsets.UTF_8);
        data.writeBytes(text);
      }
      offsets.putInt(data.size());
    }
    part(offsets);
    part(data.toByteArray(), data.size());
  }

  private void addFlags(List<@Nullable Object> values) {
    byte[] bits = new byte[(values.size() + 7) / 8];
    for (int i = 0; i < values.size(); i++) {
      if (Boolean.TRUE.equals(values.get(i))) {
        bits[i >> 3] |= (byte) (1 << (i & 7));
      }
    }
    part(bits, bits.length);
  }

  private void addBigNumerics(List<@Nullable Object> values) {
    ByteBuffer data = buffer(32 * values.size());
    for (Object value : values) {
      BigInteger units =
          value == null ? BigInteger.ZERO : BigNumerics.decode(value.toString()).unscaledValue();
      for (int i = 0; i < 4; i++) {
        data.putLong(units.shiftRight(64 * i).longValue());
      }
    }
    part(data);
  }

  private void addFixed(SqlType.Scalar type, List<@Nullable Object> values) {
    int width =
        switch (type) {
          case NUMERIC -> 16;
          case DATE -> 4;
          default -> 8;
        };
    ByteBuffer data = buffer(width * values.size());
    for (Object value : values) {
      switch (value) {
        case null -> data.position(data.position() + width);
        case BigDecimal decimal -> putDecimal(data, decimal);
        case Double number -> data.putDouble(number);
        case LocalDate date -> data.putInt((int) date.toEpochDay());
        case LocalTime time -> data.putLong(time.toNanoOfDay() / 1_000);
        case LocalDateTime time -> data.putLong(micros(time));
        case Number number -> data.putLong(number.longValue());
        default -> throw new IllegalArgumentException("Not a " + type + ": " + value.getClass());
      }
    }
    part(data);
  }

  private static void putDecimal(ByteBuffer data, BigDecimal decimal) {
    var unscaled = decimal.setScale(9, RoundingMode.UNNECESSARY).unscaledValue();
    data.putLong(unscaled.longValue());
    data.putLong(unscaled.shiftRight(64).longValue());
  }

  static long micros(LocalDateTime time) {
    return Math.addExact(
        Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1_000_000L), time.getNano() / 1_000);
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void part(ByteBuffer data) {
    part(data.array(), data.position());
  }

  private void part(byte[] data, int length) {
    parts.add(new Part(bytes.size(), length));
    bytes.write(data, 0, length);
    while (bytes.size() % 8 != 0) {
      bytes.write(0);
    }
  }
}
