package com.salesintelligence.local.bigquery.write;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** A nested message into a STRUCT, member by member. */
record StructConversion(FieldPlans fields, int members, boolean[] repeated) implements Conversion {

  @Override
  public void check(byte[] bytes, long raw) {
    element(bytes, raw);
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    append(appender, element(bytes, raw));
  }

  /** Appends a value of whatever type. */
  static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case Members members -> {
        appender.beginStruct();
        for (Object member : members) {
          append(appender, member);
        }
        appender.endStruct();
      }
      case Collection<?> list -> appender.append(list);
      case String text -> appender.append(text);
      case Long number -> appender.append(number.longValue());
      case Double number -> appender.append(number.doubleValue());
      case Boolean flag -> appender.append(flag.booleanValue());
      case BigDecimal number -> appender.append(number);
      case byte[] blob -> appender.append(blob);
      case LocalDateTime time -> appender.append(time);
      case LocalDate date -> appender.append(date);
      case LocalTime time -> appender.append(time);
      default -> throw new IllegalStateException("Not a value: " + value.getClass());
    }
  }

  @Override
  public Members element(byte[] bytes, long raw) {
    var values = new Members();
    for (int i = 0; i < members; i++) {
      values.add(repeated[i] ? new ArrayList<Object>() : null);
    }
    var reader = new WireReader();
    reader.reset(bytes, WireReader.start(raw), WireReader.length(raw));
    while (!reader.atEnd()) {
      read(reader, bytes, values);
    }
    return values;
  }

  private void read(WireReader reader, byte[] bytes, List<@Nullable Object> values) {
    long tag = reader.varint();
    FieldPlan field = fields.at((int) (tag >>> 3));
    int wireType = (int) (tag & 7);
    if (field == null) {
      reader.skip(wireType);
    } else if (!field.repeated()) {
      require(field, wireType);
      values.set(field.slot(), field.conversion().element(bytes, reader.value(field.wire())));
    } else if (values.get(field.slot()) instanceof List<?> list) {
      @SuppressWarnings("unchecked")
      var elements = (List<Object>) list;
      readRepeated(reader, wireType, field, bytes, elements);
    }
  }

  private static void readRepeated(
      WireReader reader, int wireType, FieldPlan field, byte[] bytes, List<Object> elements) {
    if (wireType == 2 && field.wire() != Wire.BYTES) {
      long packed = reader.slice();
      int end = WireReader.start(packed) + WireReader.length(packed);
      var inner = new WireReader();
      inner.reset(bytes, WireReader.start(packed), end - WireReader.start(packed));
      while (!inner.atEnd()) {
        elements.add(field.conversion().element(bytes, inner.value(field.wire())));
      }
    } else {
      require(field, wireType);
      elements.add(field.conversion().element(bytes, reader.value(field.wire())));
    }
  }

  private static void require(FieldPlan field, int wireType) {
    if (wireType != field.wire().wireType()) {
      throw new BadValue(
          "Field " + field.name() + " is encoded in another type than the writer's schema says");
    }
  }

  /** A struct's members in order: DuckDB's appender takes them as a collection. */
  static final class Members extends ArrayList<@Nullable Object> {
    private static final long serialVersionUID = 1L;
  }
}
