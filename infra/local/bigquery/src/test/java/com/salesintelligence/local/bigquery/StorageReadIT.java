package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.bigquery.storage.v1.ArrowSchema;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadSession.TableReadOptions;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamRequest;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamResponse;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Storage Read API, spoken by Google's client and decoded by Arrow's and Avro's libraries. */
class StorageReadIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;
  private static BigQueryReadClient read;
  private static BufferAllocator memory;

  @BeforeAll
  static void start() {
    clients = SERVER.clients();
    clients.query(
        """
        CREATE TABLE things.kinds AS
        SELECT 'Grüße' AS text, -7 AS number, TRUE AS flag, 0.5 AS ratio, b'\\x00\\xff' AS raw,
          NUMERIC '-1.25' AS amount, DATE '1970-10-28' AS day, TIME '00:00:01.000001' AS clock,
          DATETIME '2026-03-11 05:45:12.009' AS civil,
          TIMESTAMP '2025-01-01 12:34:56.123456 UTC' AS `at`, [1, 2] AS many,
          STRUCT('in' AS word, [STRUCT(DATE '1970-01-02' AS d)] AS days) AS part
        UNION ALL
        SELECT NULL, 8, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, [], NULL
        """);
    clients.query(
        "CREATE TABLE things.numbers AS SELECT n, CONCAT('row ', CAST(n AS STRING)) AS word"
            + " FROM UNNEST(GENERATE_ARRAY(0, 9999)) AS n");
    read = clients.readClient();
    memory = new RootAllocator();
  }

  @AfterAll
  static void stop() {
    read.close();
  }

  @Test
  void schemasKeepWhatIsRequired() {
    clients.query("CREATE TABLE things.strict (id INT64 NOT NULL, civil DATETIME)");
    ReadSession session = session("strict", DataFormat.AVRO, 1, "", List.of("civil", "id"));
    assertThat(session.getAvroSchema().getSchema())
        .contains("{\"name\":\"id\",\"type\":\"long\"}")
        .contains("[\"null\",{\"type\":\"string\",\"logicalType\":\"datetime\"}]");
  }

  @Test
  void arrowHasEveryType() throws Exception {
    ReadSession session = session("kinds", DataFormat.ARROW, 1, "", List.of());
    assertThat(session.getStreamsCount()).isEqualTo(1);
    List<List<String>> rows = arrow(session, session.getStreams(0).getName(), 0);
    assertThat(rows.getFirst())
        .containsExactly(
            "Grüße",
            "-7",
            "true",
            "0.5",
            "bytes 2",
            "-1.250000000",
            "300",
            "1000001",
            "2026-03-11T05:45:12.009",
            "1735734896123456",
            "[1,2]",
            "{\"word\":\"in\",\"days\":[{\"d\":1}]}");
    assertThat(rows.get(1).get(0)).isEqualTo("null");
    assertThat(rows.get(1).get(10)).isEqualTo("[]");
    assertThat(rows.get(1).get(11)).isEqualTo("null");
  }

  @Test
  void avroHasEveryType() throws Exception {
    ReadSession session = session("kinds", DataFormat.AVRO, 1, "number = -7", List.of());
    GenericRecord row = avro(session).getFirst();
    assertThat(row.get("text")).hasToString("Grüße");
    assertThat(row.get("number")).isEqualTo(-7L);
    assertThat(row.get("day")).isEqualTo(300);
    assertThat(row.get("civil")).hasToString("2026-03-11T05:45:12.009000");
    assertThat(row.get("at")).isEqualTo(1_735_734_896_123_456L);
    assertThat(row.get("many")).hasToString("[1, 2]");
    assertThat(row.get("part")).hasToString("{\"word\": \"in\", \"days\": [{\"d\": 1}]}");
    assertThat(avro(session("kinds", DataFormat.AVRO, 1, "text IS NULL", List.of())).getFirst())
        .satisfies(empty -> assertThat(empty.get("part")).isNull());
  }

  @Test
  void fieldsAreSelectedInTheOrderOfTheTable() throws Exception {
    ReadSession session =
        session(
            "kinds", DataFormat.ARROW, 1, "number < 0", List.of("part.days.d", "day", "number"));
    assertThat(arrow(session, session.getStreams(0).getName(), 0))
        .containsExactly(List.of("-7", "300", "{\"days\":[{\"d\":1}]}"));
  }

  @Test
  void severalStreamsHaveEveryRowOnce() throws Exception {
    ReadSession session = session("numbers", DataFormat.ARROW, 4, "MOD(n, 2) = 0", List.of("n"));
    assertThat(session.getStreamsCount()).isEqualTo(4);
    assertThat(session.getEstimatedRowCount()).isEqualTo(5_000);
    List<List<String>> all = new ArrayList<>();
    for (var stream : session.getStreamsList()) {
      all.addAll(arrow(session, stream.getName(), 0));
    }
    assertThat(all).hasSize(5_000).doesNotHaveDuplicates();
  }

  @Test
  void aStreamIsReadOnFromAnOffset() throws Exception {
    ReadSession session = session("numbers", DataFormat.ARROW, 1, "", List.of("n"));
    String stream = session.getStreams(0).getName();
    assertThat(arrow(session, stream, 9_998)).containsExactly(List.of("9998"), List.of("9999"));
    assertThat(arrow(session, stream, 10_000)).isEmpty();
    assertStatus("OUT_OF_RANGE", () -> arrow(session, stream, 10_001));
  }

  @Test
  void aStreamIsSplit() throws Exception {
    ReadSession session = session("numbers", DataFormat.ARROW, 1, "", List.of("n"));
    SplitReadStreamResponse parts =
        read.splitReadStream(
            SplitReadStreamRequest.newBuilder()
                .setName(session.getStreams(0).getName())
                .setFraction(0.25)
                .build());
    assertThat(arrow(session, parts.getPrimaryStream().getName(), 0)).hasSize(2_500);
    assertThat(arrow(session, parts.getRemainderStream().getName(), 0).getFirst())
        .containsExactly("2500");
  }

  @Test
  void aSessionReadsTheTableAsItWasWhenItBegan() throws Exception {
    clients.query("CREATE TABLE things.moving AS SELECT 1 AS n UNION ALL SELECT 2");
    ReadSession session = session("moving", DataFormat.ARROW, 1, "", List.of());
    clients.query("DELETE FROM things.moving WHERE n = 1");
    clients.query("INSERT INTO things.moving (n) VALUES (3)");
    clients.query("ALTER TABLE things.moving ADD COLUMN more STRING");
    String stream = session.getStreams(0).getName();
    assertThat(arrow(session, stream, 0)).containsExactly(List.of("1"), List.of("2"));
    clients.query("DROP TABLE things.moving");
    assertThat(arrow(session, stream, 0)).hasSize(2);
  }

  @Test
  void anEmptyTableHasNoStreams() {
    clients.query("CREATE TABLE things.empty (n INT64)");
    assertThat(session("empty", DataFormat.AVRO, 3, "", List.of()).getStreamsCount()).isZero();
  }

  @Test
  void whatIsWrongIsAClientsMistake() {
    assertStatus("NOT_FOUND", () -> session("nowhere", DataFormat.ARROW, 1, "", List.of()));
    assertStatus(
        "INVALID_ARGUMENT", () -> session("numbers", DataFormat.ARROW, 1, "nope = 1", List.of()));
    assertStatus(
        "INVALID_ARGUMENT",
        () ->
            session(
                "numbers",
                DataFormat.ARROW,
                1,
                "n IN (SELECT number FROM things.kinds)",
                List.of()));
    assertStatus(
        "INVALID_ARGUMENT", () -> session("numbers", DataFormat.ARROW, 1, "", List.of("nope")));
    assertStatus(
        "INVALID_ARGUMENT",
        () -> session("numbers", DataFormat.DATA_FORMAT_UNSPECIFIED, 1, "", List.of()));
    assertStatus("NOT_FOUND", () -> rows("projects/demo/locations/us/sessions/s/streams/t", 0));
  }

  private interface Call {
    void run() throws Exception;
  }

  private static void assertStatus(String status, Call call) {
    assertThatThrownBy(call::run).isInstanceOf(ApiException.class).hasMessageContaining(status);
  }

  private static ReadSession session(
      String table, DataFormat format, int streams, String restriction, List<String> fields) {
    return read.createReadSession(
        CreateReadSessionRequest.newBuilder()
            .setParent("projects/demo")
            .setMaxStreamCount(streams)
            .setReadSession(
                ReadSession.newBuilder()
                    .setTable("projects/demo/datasets/things/tables/" + table)
                    .setDataFormat(format)
                    .setReadOptions(
                        TableReadOptions.newBuilder()
                            .setRowRestriction(restriction)
                            .addAllSelectedFields(fields)))
            .build());
  }

  private static List<ReadRowsResponse> rows(String stream, long offset) {
    var responses = new ArrayList<ReadRowsResponse>();
    read.readRowsCallable()
        .call(ReadRowsRequest.newBuilder().setReadStream(stream).setOffset(offset).build())
        .forEach(responses::add);
    return responses;
  }

  /** Every value as text. */
  private static List<List<String>> arrow(ReadSession session, String stream, long offset)
      throws IOException {
    var rows = new ArrayList<List<String>>();
    try (var root = VectorSchemaRoot.create(schema(session.getArrowSchema()), memory)) {
      for (ReadRowsResponse response : rows(stream, offset)) {
        var bytes = response.getArrowRecordBatch().getSerializedRecordBatch().newInput();
        try (var batch =
            MessageSerializer.deserializeRecordBatch(
                new ReadChannel(Channels.newChannel(bytes)), memory)) {
          new VectorLoader(root).load(batch);
        }
        assertThat(root.getRowCount()).isEqualTo((int) response.getRowCount());
        for (int i = 0; i < root.getRowCount(); i++) {
          rows.add(row(root.getFieldVectors(), i));
        }
      }
    }
    return rows;
  }

  private static List<String> row(List<FieldVector> vectors, int index) {
    return vectors.stream()
        .map(vector -> vector.getObject(index))
        .map(value -> value instanceof byte[] raw ? "bytes " + raw.length : String.valueOf(value))
        .toList();
  }

  private static Schema schema(ArrowSchema schema) throws IOException {
    return MessageSerializer.deserializeSchema(
        new ReadChannel(Channels.newChannel(schema.getSerializedSchema().newInput())));
  }

  private static List<GenericRecord> avro(ReadSession session) throws IOException {
    var schema = new org.apache.avro.Schema.Parser().parse(session.getAvroSchema().getSchema());
    var reader = new GenericDatumReader<GenericRecord>(schema);
    var records = new ArrayList<GenericRecord>();
    for (ReadRowsResponse response : rows(session.getStreams(0).getName(), 0)) {
      byte[] bytes = response.getAvroRows().getSerializedBinaryRows().toByteArray();
      BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
      while (!decoder.isEnd()) {
        records.add(reader.read(null, decoder));
      }
    }
    return records;
  }
}
