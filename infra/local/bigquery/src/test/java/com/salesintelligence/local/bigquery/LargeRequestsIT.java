package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.core.ApiFuture;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryReadClient;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.DataFormat;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.rpc.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests as large as BigQuery takes them, on several connections at once, stored in a folder.
 * {@code -Dlarge.requests=50} sends more of them.
 */
class LargeRequestsIT {

  private static final int WRITERS = 4;
  private static final int REQUESTS = Integer.getInteger("large.requests", 1);
  private static final int LARGEST = 20 << 20;
  private static final DescriptorProto ROW =
      DescriptorProto.newBuilder()
          .setName("Row")
          .addField(
              FieldDescriptorProto.newBuilder()
                  .setName("word")
                  .setNumber(1)
                  .setType(Type.TYPE_STRING))
          .build();

  @TempDir private static Path folder;
  private static EmbeddedBigQuery server;
  private static Clients clients;

  @BeforeAll
  static void start() {
    server = EmbeddedBigQuery.start(BigQuerySettings.in(folder));
    clients = new Clients(server);
    clients.createDataset();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void twentyMebibytesAreTakenAndOneByteMoreIsRefusedWithoutEndingTheConnection() {
    table("edge");
    try (BigQueryWriteClient client = clients.writeClient()) {
      var calls = client.appendRowsCallable().call();
      var answers = calls.iterator();
      calls.send(request("edge", LARGEST));
      assertThat(answers.next().hasError()).isFalse();
      calls.send(request("edge", LARGEST + 1));
      AppendRowsResponse refused = answers.next();
      assertThat(refused.getError().getCode()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
      assertThat(refused.getError().getMessage())
          .startsWith("AppendRows request too large: 20971521 limit 20971520");
      calls.send(request("edge", 1_000));
      assertThat(answers.next().hasError()).isFalse();
      calls.closeSend();
    }
    assertThat(count("edge")).isEqualTo(2);
  }

  @Test
  void manyWritersAtOnceAreHeldBackAndAllStored() throws Exception {
    table("many");
    String stream = "projects/demo/datasets/things/tables/many/streams/_default";
    ProtoRows rows = ProtoRows.newBuilder().addSerializedRows(row(18 << 20)).build();
    var writers = new ArrayList<StreamWriter>();
    List<ApiFuture<AppendRowsResponse>> answers = new ArrayList<>();
    try {
      for (int i = 0; i < WRITERS; i++) {
        boolean multiplexed = i % 2 == 1;
        writers.add(
            clients
                .writerBuilder(stream)
                .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(ROW).build())
                .setEnableConnectionPool(multiplexed)
                .setLocation("us")
                .setMaxInflightBytes(40 << 20)
                .build());
      }
      for (int i = 0; i < REQUESTS; i++) {
        for (StreamWriter writer : writers) {
          answers.add(writer.append(rows));
        }
      }
      for (ApiFuture<AppendRowsResponse> answer : answers) {
        assertThat(answer.get(5, TimeUnit.MINUTES).hasError()).isFalse();
      }
    } finally {
      writers.forEach(StreamWriter::close);
    }
    assertThat(count("many")).isEqualTo((long) WRITERS * REQUESTS);
  }

  /** Rows that DuckDB could not hold together, while a read session is open and tables go. */
  @Test
  void moreLargeRowsThanFitIntoMemoryAreStoredAndReadWhileASessionIsOpen() throws Exception {
    Path own = folder.resolve("tight");
    var settings = new BigQuerySettings(0, 0, Optional.of(own), 100);
    int requests = 8;
    try (EmbeddedBigQuery tight = EmbeddedBigQuery.start(settings)) {
      var tightly = new Clients(tight);
      tightly.createDataset();
      tightly.createTable("heavy", List.of(), Field.of("word", StandardSQLTypeName.STRING));
      tightly.query("CREATE TABLE things.gone AS SELECT 1 AS n");
      try (BigQueryReadClient read = tightly.readClient()) {
        String stream = session(read, "gone").getStreams(0).getName();
        tightly.query("DROP TABLE things.gone");
        try (BigQueryWriteClient client = tightly.writeClient()) {
          var calls = client.appendRowsCallable().call();
          var answers = calls.iterator();
          for (int i = 0; i < requests; i++) {
            calls.send(withWord("heavy", 15 << 20));
            assertThat(answers.next().getError().getMessage()).isEmpty();
          }
          calls.closeSend();
        }
        assertThat(rows(read, stream)).isEqualTo(1);
      }
    }
    try (EmbeddedBigQuery again = EmbeddedBigQuery.start(settings)) {
      var sum = new Clients(again).query("SELECT SUM(LENGTH(word)) FROM things.heavy");
      assertThat(sum.iterateAll().iterator().next().get(0).getLongValue())
          .isEqualTo((long) requests * (15 << 20));
    }
  }

  private static ReadSession session(BigQueryReadClient read, String table) {
    return read.createReadSession(
        "projects/demo",
        ReadSession.newBuilder()
            .setTable("projects/demo/datasets/things/tables/" + table)
            .setDataFormat(DataFormat.AVRO)
            .build(),
        1);
  }

  private static long rows(BigQueryReadClient read, String stream) {
    long rows = 0;
    for (var response :
        read.readRowsCallable().call(ReadRowsRequest.newBuilder().setReadStream(stream).build())) {
      rows += response.getRowCount();
    }
    return rows;
  }

  private static void table(String name) {
    clients.createTable(name, List.of(), Field.of("word", StandardSQLTypeName.STRING));
  }

  private static long count(String table) {
    var rows = clients.query("SELECT COUNT(*) FROM things." + table).iterateAll();
    return rows.iterator().next().get(0).getLongValue();
  }

  /** A request of this many bytes. */
  private static AppendRowsRequest request(String table, int size) {
    AppendRowsRequest request = withWord(table, size);
    return withWord(table, 2 * size - request.getSerializedSize());
  }

  private static AppendRowsRequest withWord(String table, int length) {
    return AppendRowsRequest.newBuilder()
        .setWriteStream("projects/demo/datasets/things/tables/" + table + "/streams/_default")
        .setProtoRows(
            AppendRowsRequest.ProtoData.newBuilder()
                .setWriterSchema(ProtoSchema.newBuilder().setProtoDescriptor(ROW))
                .setRows(ProtoRows.newBuilder().addSerializedRows(row(length))))
        .build();
  }

  private static ByteString row(int length) {
    try {
      ByteString.Output bytes = ByteString.newOutput(length + 8);
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      out.writeString(1, "w".repeat(length));
      out.flush();
      return bytes.toByteString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
