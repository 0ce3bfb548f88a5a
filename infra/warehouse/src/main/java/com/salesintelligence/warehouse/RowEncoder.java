package com.salesintelligence.warehouse;

import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.ProtoSchemaConverter;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import com.salesintelligence.contracts.warehouse.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Bytes for the Storage Write API: the row as it is, followed by BigQuery's two pseudo columns. The
 * schema that goes with them is the row's own with these two fields added.
 */
final class RowEncoder {

  private static final int FIRST_FREE_FIELD = 10_000;
  private static final int CHANGE_TYPE = FIRST_FREE_FIELD;
  private static final int CHANGE_SEQUENCE = FIRST_FREE_FIELD + 1;

  private final ProtoSchema schema;
  private final List<FieldDescriptor> key;

  RowEncoder(Table table) {
    schema = schema(table);
    key = table.primaryKey().stream().map(table.row()::findFieldByName).toList();
  }

  ProtoSchema schema() {
    return schema;
  }

  ByteString upsert(Message row, long version) {
    return encode(row, "UPSERT", version);
  }

  ByteString delete(Message row, long version) {
    Message.Builder builder = row.newBuilderForType();
    for (FieldDescriptor field : key) {
      if (row.hasField(field)) {
        builder.setField(field, row.getField(field));
      }
    }
    return encode(builder.buildPartial(), "DELETE", version);
  }

  private static ByteString encode(Message row, String change, long version) {
    if (version < 0) {
      throw new IllegalArgumentException("A version must not be negative: " + version);
    }
    String sequence = Long.toHexString(version);
    int size =
        row.getSerializedSize()
            + CodedOutputStream.computeStringSize(CHANGE_TYPE, change)
            + CodedOutputStream.computeStringSize(CHANGE_SEQUENCE, sequence);
    byte[] bytes = new byte[size];
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      row.writeTo(out);
      out.writeString(CHANGE_TYPE, change);
      out.writeString(CHANGE_SEQUENCE, sequence);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UnsafeByteOperations.unsafeWrap(bytes);
  }

  private static ProtoSchema schema(Table table) {
    DescriptorProto.Builder row =
        ProtoSchemaConverter.convert(table.row()).getProtoDescriptor().toBuilder();
    clearOptions(row);
    row.addField(text("_CHANGE_TYPE", CHANGE_TYPE));
    row.addField(text("_CHANGE_SEQUENCE_NUMBER", CHANGE_SEQUENCE));
    return ProtoSchema.newBuilder().setProtoDescriptor(row).build();
  }

  /** Our own options (descriptions) mean nothing to BigQuery. */
  private static void clearOptions(DescriptorProto.Builder message) {
    message.clearOptions();
    message.getFieldBuilderList().forEach(field -> field.clearOptions());
    message.getNestedTypeBuilderList().forEach(RowEncoder::clearOptions);
  }

  private static FieldDescriptorProto text(String name, int number) {
    return FieldDescriptorProto.newBuilder()
        .setName(name)
        .setNumber(number)
        .setType(Type.TYPE_STRING)
        .setLabel(Label.LABEL_OPTIONAL)
        .build();
  }
}
