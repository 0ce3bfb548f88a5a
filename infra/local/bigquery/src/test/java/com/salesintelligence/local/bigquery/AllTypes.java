package com.salesintelligence.local.bigquery;

import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.time.LocalDate;

/** A row with a column of each type, and one with nothing but its key. */
final class AllTypes {

  static final DescriptorProto ROW =
      DescriptorProto.newBuilder()
          .setName("AllTypes")
          .addField(Thing.field("id", 1, Type.TYPE_SINT64))
          .addField(Thing.field("at", 2, Type.TYPE_INT64))
          .addField(Thing.field("day", 3, Type.TYPE_INT32))
          .addField(Thing.field("amount", 4, Type.TYPE_STRING))
          .addField(Thing.field("score", 5, Type.TYPE_DOUBLE))
          .addField(Thing.field("flag", 6, Type.TYPE_BOOL))
          .addField(Thing.field("raw", 7, Type.TYPE_BYTES))
          .addField(repeated("words", 8, Type.TYPE_STRING))
          .addField(repeated("vector", 9, Type.TYPE_DOUBLE))
          .addField(repeated("parts", 10, Type.TYPE_MESSAGE).toBuilder().setTypeName("Part"))
          .addField(Thing.field("one", 300, Type.TYPE_MESSAGE).toBuilder().setTypeName("One"))
          .addNestedType(
              DescriptorProto.newBuilder()
                  .setName("Part")
                  .addField(Thing.field("name", 1, Type.TYPE_STRING))
                  .addField(repeated("notes", 2, Type.TYPE_STRING)))
          .addNestedType(
              DescriptorProto.newBuilder()
                  .setName("One")
                  .addField(Thing.field("name", 1, Type.TYPE_STRING))
                  .addField(Thing.field("size", 2, Type.TYPE_INT64)))
          .build();

  private AllTypes() {}

  private static FieldDescriptorProto repeated(String name, int number, Type type) {
    return Thing.field(name, number, type).toBuilder().setLabel(Label.LABEL_REPEATED).build();
  }

  static ProtoRows rows() {
    return ProtoRows.newBuilder()
        .addSerializedRows(full().toByteString())
        .addSerializedRows(builder().setField(field("id"), 8L).build().toByteString())
        .build();
  }

  private static DynamicMessage full() {
    var row =
        builder()
            .setField(field("id"), -7L)
            .setField(field("at"), 1_760_000_000_123_456L)
            .setField(field("day"), (int) LocalDate.of(2024, 2, 29).toEpochDay())
            .setField(field("amount"), "-12345678901234567890.123456789")
            .setField(field("score"), 0.1)
            .setField(field("flag"), true)
            .setField(field("raw"), ByteString.copyFrom(new byte[] {0, -1, 7}))
            .addRepeatedField(field("words"), "short")
            .addRepeatedField(field("words"), "Grüße, länger als zwölf Zeichen")
            .addRepeatedField(field("words"), "");
    for (int i = 0; i < 384; i++) {
      row.addRepeatedField(field("vector"), i / 384.0);
    }
    Descriptor part = field("parts").getMessageType();
    row.addRepeatedField(
        field("parts"),
        DynamicMessage.newBuilder(part)
            .setField(part.findFieldByName("name"), "part")
            .addRepeatedField(part.findFieldByName("notes"), "one")
            .addRepeatedField(part.findFieldByName("notes"), "two")
            .build());
    Descriptor one = field("one").getMessageType();
    return row.setField(
            field("one"),
            DynamicMessage.newBuilder(one)
                .setField(one.findFieldByName("name"), "one")
                .setField(one.findFieldByName("size"), 3L)
                .build())
        .build();
  }

  private static DynamicMessage.Builder builder() {
    return DynamicMessage.newBuilder(descriptor());
  }

  private static com.google.protobuf.Descriptors.FieldDescriptor field(String name) {
    return descriptor().findFieldByName(name);
  }

  private static final Descriptor DESCRIPTOR = build();

  private static Descriptor descriptor() {
    return DESCRIPTOR;
  }

  private static Descriptor build() {
    try {
      FileDescriptorProto file =
          FileDescriptorProto.newBuilder().setName("all.proto").addMessageType(ROW).build();
      return FileDescriptor.buildFrom(file, new FileDescriptor[0])
          .findMessageTypeByName("AllTypes");
    } catch (DescriptorValidationException e) {
      throw new IllegalStateException(e);
    }
  }
}
