package com.salesintelligence.local.bigquery.write;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import java.sql.SQLException;
import java.util.Optional;
import org.duckdb.DuckDBAppender;

/**
 * A message around one value, such as {@code google.protobuf.Int64Value}; an empty one stands for
 * zero, FALSE or the empty text.
 */
record WrapperMessage(int number, Wire wire, Conversion conversion) implements Conversion {

  /** The field inside of a wrapper; empty where a message is none. */
  static Optional<FieldDescriptorProto> field(DescriptorProto message) {
    if (message.getFieldCount() != 1 || !message.getName().endsWith("Value")) {
      return Optional.empty();
    }
    return message.getFieldList().stream()
        .filter(field -> field.getName().equals("value"))
        .filter(field -> field.getLabel() != Label.LABEL_REPEATED)
        .findFirst();
  }

  private long inner(byte[] bytes, long raw) {
    var reader = new WireReader();
    reader.reset(bytes, WireReader.start(raw), WireReader.length(raw));
    long value = wire == Wire.BYTES ? (long) WireReader.start(raw) << 32 : 0;
    while (!reader.atEnd()) {
      int tag = (int) reader.varint();
      if (tag == (number << 3 | wire.wireType())) {
        value = reader.value(wire);
      } else {
        reader.skip(tag & 7);
      }
    }
    return value;
  }

  @Override
  public void check(byte[] bytes, long raw) {
    conversion.check(bytes, inner(bytes, raw));
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    conversion.append(appender, bytes, inner(bytes, raw));
  }

  @Override
  public Object element(byte[] bytes, long raw) {
    return conversion.element(bytes, inner(bytes, raw));
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    conversion.hash(hash, bytes, inner(bytes, raw));
  }
}
