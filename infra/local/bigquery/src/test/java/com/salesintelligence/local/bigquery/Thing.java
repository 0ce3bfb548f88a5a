package com.salesintelligence.local.bigquery;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Field.Mode;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A change of a row of a small keyed table. */
record Thing(String id, String text, String changeType, String sequence) {

  static final Field[] COLUMNS = {
    Field.newBuilder("id", StandardSQLTypeName.STRING).setMode(Mode.REQUIRED).build(),
    Field.of("text", StandardSQLTypeName.STRING)
  };

  static final DescriptorProto ROW =
      DescriptorProto.newBuilder()
          .setName("Thing")
          .addField(field("id", 1, Type.TYPE_STRING))
          .addField(field("text", 2, Type.TYPE_STRING))
          .addField(field("_CHANGE_TYPE", 3, Type.TYPE_STRING))
          .addField(field("_CHANGE_SEQUENCE_NUMBER", 4, Type.TYPE_STRING))
          .build();

  /** Without the pseudo columns, which created streams do not take. */
  static final DescriptorProto PLAIN = ROW.toBuilder().removeField(3).removeField(2).build();

  static Thing upsert(String id, String text, long version) {
    return new Thing(id, text, "UPSERT", Long.toHexString(version));
  }

  static Thing delete(String id, long version) {
    return new Thing(id, "", "DELETE", Long.toHexString(version));
  }

  static FieldDescriptorProto field(String name, int number, Type type) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(type)
        .setLabel(Label.LABEL_OPTIONAL)
        .build();
  }

  ByteString bytes() {
    var bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      write(out, 1, id);
      write(out, 2, text);
      write(out, 3, changeType);
      write(out, 4, sequence);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ByteString.copyFrom(bytes.toByteArray());
  }

  private static void write(CodedOutputStream out, int number, String value) throws IOException {
    if (!value.isEmpty()) {
      out.writeString(number, value);
    }
  }

  static ProtoRows rows(Thing... things) {
    return rows(List.of(things));
  }

  static ProtoRows rows(List<Thing> things) {
    return ProtoRows.newBuilder()
        .addAllSerializedRows(things.stream().map(Thing::bytes).toList())
        .build();
  }
}
