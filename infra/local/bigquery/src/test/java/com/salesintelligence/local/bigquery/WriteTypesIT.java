package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Field.Mode;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.google.cloud.bigquery.storage.v1.Exceptions.AppendSerializtionError;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.cloud.bigquery.storage.v1.TableFieldSchema;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.cloud.bigquery.storage.v1.WriteStreamView;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which protobuf types the Storage Write API takes for which columns, and as what. */
class WriteTypesIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;
  private static int tables;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP, TYPE_STRING, 2024-02-29 03:02:03+02:00, 1709168523.0",
    "TIMESTAMP, TYPE_STRING, 2024-02-29 01:02:03+00, 1709168523.0",
    "TIMESTAMP, TYPE_STRING, 2024-02-29T01:02:03Z, 1709168523.0",
    "TIMESTAMP, TYPE_STRING, 2024-02-29, 1709164800.0",
    "DATETIME, TYPE_STRING, 2024-02-29 01:02:03.5, 2024-02-29T01:02:03.500000",
    "DATE, TYPE_STRING, 2024-02-29, 2024-02-29",
    "TIME, TYPE_STRING, 01:02:03, 01:02:03",
    "NUMERIC, TYPE_STRING, 1.50, 1.5",
    "NUMERIC, TYPE_DOUBLE, 0.25, 0.25",
    "NUMERIC, TYPE_INT64, -7, -7",
    "FLOAT64, TYPE_FLOAT, 0.5, 0.5",
    "FLOAT64, TYPE_INT32, 3, 3.0",
    "INT64, TYPE_SFIXED32, -3, -3",
    "INT64, TYPE_FIXED32, 3, 3",
    "INT64, TYPE_FIXED64, 3, 3",
    "INT64, TYPE_SINT32, -3, -3",
    "BOOL, TYPE_INT64, 2, true",
    "STRING, TYPE_INT64, 12, 12",
    "STRING, TYPE_ENUM, RED, RED",
    "INT64, TYPE_ENUM, RED, 1",
    "JSON, TYPE_STRING, [1], [1]",
    "GEOGRAPHY, TYPE_STRING, point( 1  2.0 ), POINT(1 2)",
  })
  void aTypeThatFitsIsConverted(StandardSQLTypeName column, Type type, String sent, String stored)
      throws Exception {
    assertThat(write(column, type, Label.LABEL_OPTIONAL, sent).get("v").getStringValue())
        .isEqualTo(stored);
    assertThat(
            write(column, type, Label.LABEL_REPEATED, sent)
                .get("v")
                .getRepeatedValue()
                .getFirst()
                .getStringValue())
        .isEqualTo(stored);
    FieldValueList nested = writeNested(column, type, sent);
    assertThat(nested.get("v").getRecordValue().get(0).getStringValue()).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource({
    "TIMESTAMP, TYPE_STRING, soon, Could not parse 'soon'",
    "TIMESTAMP, TYPE_INT64, 9223372036854775807, Timestamp value is out of allowed range",
    "DATE, TYPE_INT32, 2147483647, Date value is out of allowed range",
    "DATE, TYPE_STRING, 2024-02-30, Could not parse '2024-02-30'",
    "NUMERIC, TYPE_STRING, 1e999999999, out of range",
    "NUMERIC, TYPE_STRING, 0.0000000001, more than 9 decimal digits",
    "NUMERIC, TYPE_STRING, twelve, Invalid NUMERIC value: twelve",
    "NUMERIC, TYPE_DOUBLE, NaN, Invalid NUMERIC value",
    "GEOGRAPHY, TYPE_STRING, nowhere, Invalid GEOGRAPHY value: nowhere",
    "GEOGRAPHY, TYPE_STRING, {}, does not read GEOGRAPHY from GeoJSON",
  })
  void aValueThatTheColumnCannotHoldIsRefusedWithItsField(
      StandardSQLTypeName column, Type type, String sent, String message) {
    for (Label label : new Label[] {Label.LABEL_OPTIONAL, Label.LABEL_REPEATED}) {
      assertThatThrownBy(() -> write(column, type, label, sent))
          .cause()
          .isInstanceOfSatisfying(
              AppendSerializtionError.class,
              e ->
                  assertThat(e.getRowIndexToErrorMessage().get(0))
                      .contains(message)
                      .containsPattern("on field v(\\.member)?\\.$"));
    }
    assertThatThrownBy(() -> writeNested(column, type, sent))
        .cause()
        .isInstanceOfSatisfying(
            AppendSerializtionError.class,
            e ->
                assertThat(e.getRowIndexToErrorMessage().get(0))
                    .contains(message)
                    .containsPattern("on field v(\\.member)?\\.$"));
  }

  @ParameterizedTest
  @CsvSource({
    "INT64, TYPE_INT64, Int64Value, -7, -7",
    "STRING, TYPE_STRING, StringValue, word, word",
    "BOOL, TYPE_BOOL, BoolValue, true, true",
    "FLOAT64, TYPE_FLOAT, FloatValue, 0.5, 0.5",
    "INT64, TYPE_INT32, Int32Value, , 0",
    "STRING, TYPE_STRING, StringValue, , ''",
    "BOOL, TYPE_BOOL, BoolValue, , false",
  })
  void aMessageAroundAValueIsThatValue(
      StandardSQLTypeName column, Type type, String wrapper, @Nullable String sent, String stored)
      throws Exception {
    DescriptorProto row = wrapped(wrapper, type);
    var descriptor = file(row).findMessageTypeByName("Row");
    var around = DynamicMessage.newBuilder(descriptor.findNestedTypeByName(wrapper));
    if (sent != null) {
      set(around, "value", sent);
    }
    var builder = DynamicMessage.newBuilder(descriptor);
    builder.setField(descriptor.findFieldByName("v"), around.build());
    ByteString bytes = builder.build().toByteString();
    assertThat(append(table(Field.of("v", column)), row, bytes).get("v").getStringValue())
        .isEqualTo(stored);
  }

  @Test
  void aMessageAroundAValueOfAnotherTypeIsRefused() {
    TableId table = table(Field.of("v", StandardSQLTypeName.DATE));
    assertThatThrownBy(
            () -> append(table, wrapped("Int32Value", Type.TYPE_INT32), ByteString.EMPTY))
        .hasMessageContaining("The proto field mismatched with BigQuery field at Row.v");
  }

  private static DescriptorProto wrapped(String wrapper, Type type) {
    return DescriptorProto.newBuilder()
        .setName("Row")
        .addField(Thing.field("v", 1, Type.TYPE_MESSAGE).toBuilder().setTypeName(wrapper))
        .addNestedType(DescriptorProto.newBuilder().setName(wrapper).addField(value("value", type)))
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "INT64, TYPE_STRING, 1",
    "BOOL, TYPE_DOUBLE, 1",
    "DATE, TYPE_DOUBLE, 1",
    "TIME, TYPE_BOOL, 1",
    "NUMERIC, TYPE_BOOL, true",
    "FLOAT64, TYPE_STRING, 1",
    "TIMESTAMP, TYPE_BOOL, true",
    "STRING, TYPE_DOUBLE, 1",
  })
  void aTypeThatDoesNotFitIsRefused(StandardSQLTypeName column, Type type, String sent) {
    assertThatThrownBy(() -> write(column, type, Label.LABEL_OPTIONAL, sent))
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("The proto field mismatched with BigQuery field at Row.v")
        .hasMessageContaining("BigQuery field type " + column);
  }

  @Test
  void aNestedValueInAnotherEncodingThanItsSchemaSaysIsRefused() {
    TableId table =
        table(
            Field.of(
                "v", StandardSQLTypeName.STRUCT, Field.of("member", StandardSQLTypeName.INT64)));
    DescriptorProto row = nested(Thing.field("member", 1, Type.TYPE_INT64));
    // The member as text of five bytes, where the schema says that it is a number.
    ByteString bytes = ByteString.copyFrom(new byte[] {10, 7, 10, 5, 1, 1, 1, 1, 1});
    assertThatThrownBy(() -> append(table, row, bytes))
        .cause()
        .isInstanceOfSatisfying(
            AppendSerializtionError.class,
            e ->
                assertThat(e.getRowIndexToErrorMessage().get(0))
                    .contains("member", "another type than the writer's schema says"));
  }

  @Test
  void theDefaultStreamTellsTheSchemaOfItsTable() {
    TableId table =
        table(
            Field.newBuilder("id", StandardSQLTypeName.STRING).setMode(Mode.REQUIRED).build(),
            Field.newBuilder("scores", StandardSQLTypeName.FLOAT64).setMode(Mode.REPEATED).build(),
            Field.of(
                "part", StandardSQLTypeName.STRUCT, Field.of("day", StandardSQLTypeName.DATE)));
    String parent = "projects/demo/datasets/things/tables/" + table.getTable();
    withStub(
        stub -> {
          WriteStream stream =
              stub.getWriteStream(
                  GetWriteStreamRequest.newBuilder()
                      .setName(parent + "/_default")
                      .setView(WriteStreamView.FULL)
                      .build());
          assertThat(stream.getType()).isEqualTo(WriteStream.Type.COMMITTED);
          assertThat(stream.getTableSchema().getFieldsList())
              .extracting(
                  TableFieldSchema::getName, f -> f.getType().name(), f -> f.getMode().name())
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple("id", "STRING", "REQUIRED"),
                  org.assertj.core.groups.Tuple.tuple("scores", "DOUBLE", "REPEATED"),
                  org.assertj.core.groups.Tuple.tuple("part", "STRUCT", "NULLABLE"));
          assertThat(stream.getTableSchema().getFields(2).getFields(0).getType())
              .isEqualTo(TableFieldSchema.Type.DATE);
          assertThatThrownBy(
                  () ->
                      stub.getWriteStream(
                          GetWriteStreamRequest.newBuilder()
                              .setName(parent + "_none/_default")
                              .build()))
              .hasMessageContaining("NOT_FOUND");
        });
  }

  private static void withStub(
      java.util.function.Consumer<BigQueryWriteGrpc.BigQueryWriteBlockingStub> use) {
    ManagedChannel channel =
        ManagedChannelBuilder.forTarget(SERVER.grpcEndpoint()).usePlaintext().build();
    try {
      use.accept(BigQueryWriteGrpc.newBlockingStub(channel));
    } finally {
      channel.shutdownNow();
    }
  }

  private static FieldValueList write(
      StandardSQLTypeName column, Type type, Label label, String sent) throws Exception {
    Mode mode = label == Label.LABEL_REPEATED ? Mode.REPEATED : Mode.NULLABLE;
    TableId table = table(Field.newBuilder("v", column).setMode(mode).build());
    DescriptorProto row =
        DescriptorProto.newBuilder()
            .setName("Row")
            .addField(value("v", type).toBuilder().setLabel(label))
            .addEnumType(colours())
            .build();
    var builder = DynamicMessage.newBuilder(file(row).findMessageTypeByName("Row"));
    set(builder, "v", sent);
    return append(table, row, builder.build().toByteString());
  }

  private static FieldValueList writeNested(StandardSQLTypeName column, Type type, String sent)
      throws Exception {
    TableId table = table(Field.of("v", StandardSQLTypeName.STRUCT, Field.of("member", column)));
    DescriptorProto row = nested(value("member", type));
    var descriptor = file(row).findMessageTypeByName("Row");
    var part = DynamicMessage.newBuilder(descriptor.findNestedTypeByName("Part"));
    set(part, "member", sent);
    var builder = DynamicMessage.newBuilder(descriptor);
    builder.setField(descriptor.findFieldByName("v"), part.build());
    return append(table, row, builder.build().toByteString());
  }

  private static DescriptorProto nested(FieldDescriptorProto member) {
    return DescriptorProto.newBuilder()
        .setName("Row")
        .addField(Thing.field("v", 1, Type.TYPE_MESSAGE).toBuilder().setTypeName("Part"))
        .addNestedType(DescriptorProto.newBuilder().setName("Part").addField(member))
        .addEnumType(colours())
        .build();
  }

  private static FieldValueList append(TableId table, DescriptorProto row, ByteString bytes)
      throws Exception {
    try (StreamWriter writer = clients.writer(table.getTable(), row)) {
      writer.append(ProtoRows.newBuilder().addSerializedRows(bytes).build()).get();
    }
    return clients.rows(table).getFirst();
  }

  private static TableId table(Field... fields) {
    return clients.createTable("t" + tables++, java.util.List.of(), fields);
  }

  private static FieldDescriptorProto value(String name, Type type) {
    FieldDescriptorProto field = Thing.field(name, 1, type);
    return type == Type.TYPE_ENUM ? field.toBuilder().setTypeName("Row.Colour").build() : field;
  }

  private static EnumDescriptorProto colours() {
    return EnumDescriptorProto.newBuilder()
        .setName("Colour")
        .addValue(EnumValueDescriptorProto.newBuilder().setName("NONE").setNumber(0))
        .addValue(EnumValueDescriptorProto.newBuilder().setName("RED").setNumber(1))
        .build();
  }

  private static FileDescriptor file(DescriptorProto row) throws Exception {
    return FileDescriptor.buildFrom(
        FileDescriptorProto.newBuilder().setName("row.proto").addMessageType(row).build(),
        new FileDescriptor[0]);
  }

  private static void set(DynamicMessage.Builder message, String name, String text) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
    Object value =
        switch (field.getJavaType()) {
          case INT -> Integer.valueOf(text);
          case LONG -> Long.valueOf(text);
          case FLOAT -> Float.valueOf(text);
          case DOUBLE -> Double.valueOf(text);
          case BOOLEAN -> Boolean.valueOf(text);
          case STRING -> text;
          case ENUM -> field.getEnumType().findValueByName(text);
          case BYTE_STRING, MESSAGE -> throw new IllegalArgumentException(text);
        };
    if (field.isRepeated()) {
      message.addRepeatedField(field, value);
    } else {
      message.setField(field, value);
    }
  }
}
