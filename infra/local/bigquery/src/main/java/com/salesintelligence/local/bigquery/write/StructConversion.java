package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.store.Appending;
import com.salesintelligence.local.bigquery.store.StructMembers;
import java.sql.SQLException;
import java.util.ArrayList;
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
    Appending.append(appender, element(bytes, raw));
  }

  @Override
  public StructMembers element(byte[] bytes, long raw) {
    var values = new StructMembers();
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
}
