package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.InsertAllRequest;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.AvroSerializationOptions;
import com.google.cloud.bigquery.storage.v1.AvroSerializationOptions.PicosTimestampPrecision;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadSession.TableReadOptions;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.cloud.bigquery.storage.v1.WriteStreamView;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** TIMESTAMP columns that keep twelve digits of a second. */
class PreciseTimestampsIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static final DescriptorProto PICOS =
      DescriptorProto.newBuilder()
          .setName("Picos")
          .addField(field("seconds", 1, Type.TYPE_INT64))
          .addField(field("picoseconds", 2, Type.TYPE_INT64))
          .build();

  private static Clients clients;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
  }

  @Test
  void everyFormOfTheWriteApiKeepsItsDigits() throws Exception {
    TableId table = table("written");
    append(
        table,
        row(field("moment", 2, Type.TYPE_STRING)),
        out -> out.writeString(2, "2025-01-01 12:34:56.123456789123+01:00"),
        out -> out.writeString(2, "1969-12-31T23:59:59.5"));
    append(table, row(field("moment", 2, Type.TYPE_INT64)), out -> out.writeInt64(2, -1));
    append(
        table,
        row(field("moment", 2, Type.TYPE_MESSAGE).toBuilder().setTypeName("Picos").build())
            .toBuilder()
            .addNestedType(PICOS)
            .build(),
        out -> out.writeByteArray(2, picos(1_735_734_896L, 7)));

    assertThat(read(table, PicosTimestampPrecision.TIMESTAMP_PRECISION_PICOS, ""))
        .containsExactly(
            "2025-01-01T11:34:56.123456789123Z",
            "1969-12-31T23:59:59.500000000000Z",
            "1969-12-31T23:59:59.999999000000Z",
            "2025-01-01T12:34:56.000000000007Z");
  }

  @Test
  void aReaderGetsTheDigitsThatItAsksFor() throws Exception {
    TableId table = table("digits");
    insert(table, "2025-01-01T12:34:56.123456789123Z");
    assertThat(read(table, PicosTimestampPrecision.TIMESTAMP_PRECISION_MICROS, ""))
        .containsExactly("1735734896123456");
    assertThat(read(table, PicosTimestampPrecision.TIMESTAMP_PRECISION_NANOS, ""))
        .containsExactly("1735734896123456789");
    assertThat(
            SERVER
                .wire()
                .get(
                    "datasets/things/tables/digits/data?formatOptions.timestampOutputFormat=ISO8601_STRING")
                .text("/rows/0/f/1/v"))
        .isEqualTo("2025-01-01T12:34:56.123456789123Z");
    assertThat(clients.rows(table).getFirst().get("moment").getTimestampValue())
        .isEqualTo(1_735_734_896_123_456L);

    insert(table, "0001-01-01 00:00:00");
    assertThatThrownBy(() -> read(table, PicosTimestampPrecision.TIMESTAMP_PRECISION_NANOS, ""))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("does not fit into nanoseconds");
  }

  @Test
  void schemasSayIt() {
    TableId table = table("schemas");
    assertThat(
            clients
                .bigQuery()
                .getTable(table)
                .getDefinition()
                .getSchema()
                .getFields()
                .get("moment"))
        .isEqualTo(precise("moment"));
    try (BigQueryWriteClient writer = clients.writeClient()) {
      var stream =
          GetWriteStreamRequest.newBuilder()
              .setName("projects/demo/datasets/things/tables/schemas/streams/_default")
              .setView(WriteStreamView.FULL)
              .build();
      assertThat(
              writer
                  .getWriteStream(stream)
                  .getTableSchema()
                  .getFields(1)
                  .getTimestampPrecision()
                  .getValue())
          .isEqualTo(12);
    }
  }

  @Test
  void statementsRefuseTheColumnAndNoOther() throws Exception {
    TableId table = table("asked");
    insert(table, "2025-01-01T12:34:56.123456789123Z");
    assertThat(clients.query("SELECT n FROM asked WHERE n = 1").getTotalRows()).isEqualTo(1);
    for (String sql :
        List.of(
            "SELECT * FROM asked",
            "SELECT 1 FROM asked WHERE moment > CURRENT_TIMESTAMP()",
            "INSERT INTO asked (n, moment) VALUES (2, CURRENT_TIMESTAMP())",
            "INSERT INTO asked (n, moment) SELECT 2, CURRENT_TIMESTAMP()",
            "UPDATE asked SET moment = CURRENT_TIMESTAMP() WHERE TRUE")) {
      assertThatThrownBy(() -> clients.query(sql))
          .isInstanceOf(BigQueryException.class)
          .hasMessageContaining(
              "Column moment of type TIMESTAMP(12) in a statement is not supported");
    }
    assertThatThrownBy(
            () ->
                read(
                    table,
                    PicosTimestampPrecision.TIMESTAMP_PRECISION_PICOS,
                    "moment > '2025-01-01T00:00:00'"))
        .hasMessageContaining("TIMESTAMP(12)");
    assertThat(read(table, PicosTimestampPrecision.TIMESTAMP_PRECISION_PICOS, "n = 1")).hasSize(1);
    assertThat(read(table, PicosTimestampPrecision.TIMESTAMP_PRECISION_PICOS, "n = 2")).isEmpty();
  }

  @Test
  void otherPrecisionsAndPlacesAreRefused() {
    String nine =
        """
        {"tableReference": {"tableId": "nine"}, "schema": {"fields": [
          {"name": "moment", "type": "TIMESTAMP", "timestampPrecision": "9"}]}}
        """;
    assertThat(SERVER.wire().post("datasets/things/tables", nine).message())
        .contains("timestampPrecision 9 is neither 6 nor 12");
    Field many = precise("moment").toBuilder().setMode(Field.Mode.REPEATED).build();
    assertThatThrownBy(() -> clients.createTable("many", List.of(), many))
        .hasMessageContaining("timestampPrecision 12 of a repeated field");
    Field inside = Field.of("part", StandardSQLTypeName.STRUCT, precise("moment"));
    assertThatThrownBy(() -> clients.createTable("inside", List.of(), inside))
        .hasMessageContaining("timestampPrecision 12 of a nested field");
  }

  private static TableId table(String name) {
    return clients.createTable(
        name, List.of(), Field.of("n", StandardSQLTypeName.INT64), precise("moment"));
  }

  private static Field precise(String name) {
    return Field.newBuilder(name, StandardSQLTypeName.TIMESTAMP)
        .setMode(Field.Mode.NULLABLE)
        .setTimestampPrecision(12L)
        .build();
  }

  private static void insert(TableId table, String at) {
    var row = InsertAllRequest.RowToInsert.of(Map.of("n", 1, "moment", at));
    assertThat(clients.bigQuery().insertAll(InsertAllRequest.of(table, row)).hasErrors()).isFalse();
  }

  private static FieldDescriptorProto field(String name, int number, Type type) {
    return FieldDescriptorProto.newBuilder().setName(name).setNumber(number).setType(type).build();
  }

  private static DescriptorProto row(FieldDescriptorProto at) {
    return DescriptorProto.newBuilder().setName("Row").addField(at).build();
  }

  private static byte[] picos(long seconds, long picos) {
    return bytes(
            out -> {
              out.writeInt64(1, seconds);
              out.writeInt64(2, picos);
            })
        .toByteArray();
  }

  private static void append(TableId table, DescriptorProto schema, Fields... rows)
      throws Exception {
    var data = ProtoRows.newBuilder();
    for (Fields row : rows) {
      data.addSerializedRows(bytes(row));
    }
    try (StreamWriter writer = clients.writer(table.getTable(), schema)) {
      writer.append(data.build()).get();
    }
  }

  private static ByteString bytes(Fields fields) {
    try {
      ByteString.Output bytes = ByteString.newOutput();
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.write(out);
      out.flush();
      return bytes.toByteString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> read(
      TableId table, PicosTimestampPrecision precision, String restriction) throws IOException {
    var options =
        TableReadOptions.newBuilder()
            .addSelectedFields("moment")
            .setRowRestriction(restriction)
            .setAvroSerializationOptions(
                AvroSerializationOptions.newBuilder().setPicosTimestampPrecision(precision));
    var wanted =
        ReadSession.newBuilder()
            .setTable("projects/demo/datasets/things/tables/" + table.getTable())
            .setDataFormat(DataFormat.AVRO)
            .setReadOptions(options);
    var values = new ArrayList<String>();
    try (BigQueryReadClient client = clients.readClient()) {
      ReadSession session =
          client.createReadSession(
              CreateReadSessionRequest.newBuilder()
                  .setParent("projects/demo")
                  .setReadSession(wanted)
                  .setMaxStreamCount(1)
                  .build());
      var reader =
          new GenericDatumReader<GenericRecord>(
              new Schema.Parser().parse(session.getAvroSchema().getSchema()));
      for (var stream : session.getStreamsList()) {
        var rows = ReadRowsRequest.newBuilder().setReadStream(stream.getName()).build();
        for (ReadRowsResponse response : client.readRowsCallable().call(rows)) {
          BinaryDecoder in =
              DecoderFactory.get()
                  .binaryDecoder(
                      response.getAvroRows().getSerializedBinaryRows().toByteArray(), null);
          while (!in.isEnd()) {
            values.add(reader.read(null, in).get("moment").toString());
          }
        }
      }
    }
    return values;
  }

  /** Writes the fields of a message. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }
}
