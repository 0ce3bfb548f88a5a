package com.salesintelligence.local.bigquery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Field.Mode;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.ArrowRecordBatch;
import com.google.cloud.bigquery.storage.v1.ArrowSchema;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMilliVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.ipc.WriteChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows in Arrow form, made by Arrow's own library and sent by Google's client. */
class ArrowAppendIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;
  private static BufferAllocator memory;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
    memory = new RootAllocator();
  }

  @Test
  void everyTypeArrivesAsItWasSent() throws Exception {
    TableId table =
        clients.createTable(
            "arrow_types",
            List.of(),
            Field.of("text", StandardSQLTypeName.STRING),
            Field.of("number", StandardSQLTypeName.INT64),
            Field.of("flag", StandardSQLTypeName.BOOL),
            Field.of("at", StandardSQLTypeName.TIMESTAMP),
            Field.of("civil", StandardSQLTypeName.DATETIME),
            Field.of("day", StandardSQLTypeName.DATE),
            Field.of("clock", StandardSQLTypeName.TIME),
            Field.of("amount", StandardSQLTypeName.NUMERIC),
            Field.newBuilder("many", StandardSQLTypeName.INT64).setMode(Mode.REPEATED).build(),
            Field.of(
                "part", StandardSQLTypeName.STRUCT, Field.of("word", StandardSQLTypeName.STRING)));
    try (VectorSchemaRoot root = VectorSchemaRoot.create(allTypes(), memory)) {
      fill(root);
      send(table, root);
    }
    List<FieldValueList> rows = clients.rows(table);
    assertThat(rows).hasSize(3);
    FieldValueList full = rows.getFirst();
    assertThat(full.get("text").getStringValue()).isEqualTo("Grüße");
    assertThat(full.get("number").getLongValue()).isEqualTo(-7);
    assertThat(full.get("flag").getBooleanValue()).isTrue();
    assertThat(full.get("at").getTimestampValue()).isEqualTo(1_735_734_896_123_456L);
    assertThat(full.get("civil").getStringValue()).isEqualTo("1970-01-01T00:00:01.500000");
    assertThat(full.get("day").getStringValue()).isEqualTo("1970-10-28");
    assertThat(full.get("clock").getStringValue()).isEqualTo("00:00:01.000001");
    assertThat(full.get("amount").getNumericValue()).isEqualByComparingTo("-1.25");
    assertThat(full.get("many").getRepeatedValue()).extracting("value").containsExactly("1", "2");
    assertThat(full.get("part").getRecordValue().get(0).getStringValue()).isEqualTo("in");
    FieldValueList empty = rows.get(1);
    assertThat(empty.get("text").isNull()).isTrue();
    assertThat(empty.get("many").getRepeatedValue()).isEmpty();
    assertThat(empty.get("part").isNull()).isTrue();
  }

  @Test
  void bytesThatAreNoArrowAreAClientsMistake() {
    TableId table =
        clients.createTable("no_arrow", List.of(), Field.of("a", StandardSQLTypeName.STRING));
    ArrowSchema schema =
        ArrowSchema.newBuilder().setSerializedSchema(ByteString.copyFromUtf8("nonsense")).build();
    ArrowRecordBatch batch =
        ArrowRecordBatch.newBuilder()
            .setSerializedRecordBatch(ByteString.copyFromUtf8("more nonsense"))
            .build();
    assertThatThrownBy(
            () -> {
              try (StreamWriter writer =
                  clients.writerBuilder(stream(table)).setWriterSchema(schema).build()) {
                writer.append(batch).get();
              }
            })
        .hasStackTraceContaining("INVALID_ARGUMENT");
  }

  private static void send(TableId table, VectorSchemaRoot root) throws Exception {
    try (StreamWriter writer =
        clients.writerBuilder(stream(table)).setWriterSchema(schema(root.getSchema())).build()) {
      writer.append(batch(root)).get();
    }
  }

  private static String stream(TableId table) {
    return "projects/demo/datasets/things/tables/" + table.getTable() + "/_default";
  }

  private static ArrowSchema schema(Schema schema) throws IOException {
    var out = new ByteArrayOutputStream();
    MessageSerializer.serialize(new WriteChannel(Channels.newChannel(out)), schema);
    return ArrowSchema.newBuilder()
        .setSerializedSchema(ByteString.copyFrom(out.toByteArray()))
        .build();
  }

  private static ArrowRecordBatch batch(VectorSchemaRoot root) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var batch = new VectorUnloader(root).getRecordBatch()) {
      MessageSerializer.serialize(new WriteChannel(Channels.newChannel(out)), batch);
    }
    return ArrowRecordBatch.newBuilder()
        .setSerializedRecordBatch(ByteString.copyFrom(out.toByteArray()))
        .build();
  }

  private static Schema allTypes() {
    return new Schema(
        List.of(
            field("text", new ArrowType.Utf8()),
            field("number", new ArrowType.Int(64, true)),
            field("flag", new ArrowType.Bool()),
            field("at", new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
            field("civil", new ArrowType.Timestamp(TimeUnit.MILLISECOND, null)),
            field("day", new ArrowType.Date(DateUnit.DAY)),
            field("clock", new ArrowType.Time(TimeUnit.MICROSECOND, 64)),
            field("amount", new ArrowType.Decimal(38, 9, 128)),
            field("many", new ArrowType.List(), field("item", new ArrowType.Int(64, true))),
            field("part", new ArrowType.Struct(), field("word", new ArrowType.Utf8()))));
  }

  private static org.apache.arrow.vector.types.pojo.Field field(
      String name, ArrowType type, org.apache.arrow.vector.types.pojo.Field... children) {
    return new org.apache.arrow.vector.types.pojo.Field(
        name, FieldType.nullable(type), List.of(children));
  }

  /** Three rows: all values, none, all again. */
  private static void fill(VectorSchemaRoot root) {
    root.allocateNew();
    for (int row : new int[] {0, 2}) {
      ((VarCharVector) root.getVector("text")).setSafe(row, "Grüße".getBytes(UTF_8));
      ((BigIntVector) root.getVector("number")).setSafe(row, -7);
      ((BitVector) root.getVector("flag")).setSafe(row, 1);
      ((TimeStampMicroTZVector) root.getVector("at")).setSafe(row, 1_735_734_896_123_456L);
      ((TimeStampMilliVector) root.getVector("civil")).setSafe(row, 1_500);
      ((DateDayVector) root.getVector("day")).setSafe(row, 300);
      ((TimeMicroVector) root.getVector("clock")).setSafe(row, 1_000_001);
      ((DecimalVector) root.getVector("amount")).setSafe(row, new BigDecimal("-1.250000000"));
      StructVector part = (StructVector) root.getVector("part");
      part.setIndexDefined(row);
      ((VarCharVector) part.getChild("word")).setSafe(row, "in".getBytes(UTF_8));
    }
    ListVector many = (ListVector) root.getVector("many");
    var writer = many.getWriter();
    for (int row : new int[] {0, 2}) {
      writer.setPosition(row);
      writer.startList();
      writer.bigInt().writeBigInt(1);
      writer.bigInt().writeBigInt(2);
      writer.endList();
    }
    root.setRowCount(3);
  }
}
