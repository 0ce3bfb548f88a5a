package com.salesintelligence.local.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteClient;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.Exceptions.OffsetAlreadyExists;
import com.google.cloud.bigquery.storage.v1.Exceptions.OffsetOutOfRange;
import com.google.cloud.bigquery.storage.v1.Exceptions.StreamFinalizedException;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.cloud.bigquery.storage.v1.WriteStream.Type;
import com.google.cloud.bigquery.storage.v1.WriteStreamView;
import com.google.protobuf.Int64Value;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Committed, buffered and pending streams, spoken by Google's client. */
class CreatedStreamsIT {

  @RegisterExtension static final SharedServer SERVER = new SharedServer();

  private static Clients clients;
  private static BigQueryWriteClient write;

  @BeforeAll
  static void start() throws Exception {
    clients = SERVER.clients();
    write = clients.writeClient();
  }

  @AfterAll
  static void stop() {
    write.close();
  }

  @Test
  void aCommittedStreamCountsItsRows() throws Exception {
    String stream = create("committed", Type.COMMITTED).getName();
    try (StreamWriter writer = clients.streamWriter(stream, Thing.PLAIN)) {
      assertThat(append(writer, 0, "a")).isZero();
      assertThat(append(writer, 1, "b", "c")).isEqualTo(1);
      assertThat(append(writer, -1, "d")).isEqualTo(3);
      assertThat(ids("committed")).containsExactly("a", "b", "c", "d");
    }
    try (StreamWriter writer = clients.streamWriter(stream, Thing.PLAIN)) {
      assertThat(append(writer, 4, "e")).isEqualTo(4);
    }
  }

  @Test
  void wrongOffsetsAreTypedErrorsAndStoreNothing() throws Exception {
    String stream = create("offsets", Type.COMMITTED).getName();
    try (StreamWriter writer = clients.streamWriter(stream, Thing.PLAIN)) {
      append(writer, 0, "a");
      Throwable again = failure(writer, 0, "a");
      assertThat(again)
          .isInstanceOf(OffsetAlreadyExists.class)
          .hasMessageContaining("The offset is within stream, expected offset 1, received 0");
      assertThat(((OffsetAlreadyExists) again).getExpectedOffset()).isEqualTo(1);
      Throwable beyond = failure(writer, 100, "x");
      assertThat(beyond)
          .isInstanceOf(OffsetOutOfRange.class)
          .hasMessageContaining("The offset is beyond stream, expected offset 1, received 100");
      assertThat(((OffsetOutOfRange) beyond).getActualOffset()).isEqualTo(100);
      assertThat(append(writer, -1, "b")).isEqualTo(1);
    }
    assertThat(ids("offsets")).containsExactly("a", "b");
  }

  @Test
  void pendingRowsAreShownWhenTheirStreamsAreCommitted() throws Exception {
    WriteStream first = create("pending", Type.PENDING);
    WriteStream second = create(table("pending"), Type.PENDING);
    try (StreamWriter writer = clients.streamWriter(first.getName(), Thing.PLAIN);
        StreamWriter other = clients.streamWriter(second.getName(), Thing.PLAIN)) {
      append(writer, 0, "a", "b");
      append(other, 0, "c");
      assertThat(ids("pending")).isEmpty();
      assertThat(codes(commit(first, second)))
          .containsExactly(
              StorageErrorCode.INVALID_STREAM_STATE, StorageErrorCode.INVALID_STREAM_STATE);
      assertThat(write.finalizeWriteStream(first.getName()).getRowCount()).isEqualTo(2);
      assertThat(write.finalizeWriteStream(second.getName()).getRowCount()).isEqualTo(1);
      assertThat(failure(writer, 2, "late")).isInstanceOf(StreamFinalizedException.class);
    }
    BatchCommitWriteStreamsResponse committed = commit(first, second);
    assertThat(committed.hasCommitTime()).isTrue();
    assertThat(ids("pending")).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(codes(commit(first))).containsExactly(StorageErrorCode.STREAM_ALREADY_COMMITTED);
    assertThat(get(first.getName()).hasCommitTime()).isTrue();
  }

  @Test
  void aCommitIsForPendingStreamsOfTheTableOnly() {
    WriteStream committed = create("kinds", Type.COMMITTED);
    WriteStream elsewhere = create("elsewhere", Type.PENDING);
    assertThat(codes(commitTo("kinds", committed.getName(), elsewhere.getName(), "nonsense")))
        .containsExactly(
            StorageErrorCode.INVALID_STREAM_TYPE,
            StorageErrorCode.STREAM_NOT_FOUND,
            StorageErrorCode.STREAM_NOT_FOUND);
  }

  @Test
  void bufferedRowsAreShownUpToTheFlushedOffset() throws Exception {
    String stream = create("buffered", Type.BUFFERED).getName();
    try (StreamWriter writer = clients.streamWriter(stream, Thing.PLAIN)) {
      append(writer, 0, "a", "b", "c");
      assertThat(ids("buffered")).isEmpty();
      assertThat(flush(stream, 1)).isEqualTo(1);
      assertThat(ids("buffered")).containsExactly("a", "b");
      assertThat(flush(stream, 0)).isZero();
      append(writer, 3, "d");
      flush(stream, 3);
      assertThat(ids("buffered")).containsExactly("a", "b", "c", "d");
      assertThatThrownBy(() -> flush(stream, 4))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("OUT_OF_RANGE");
    }
  }

  @Test
  void aColumnThatWasAddedMeanwhileIsAnnouncedAndTaken() throws Exception {
    String stream = create("evolving", Type.PENDING).getName();
    try (StreamWriter writer = clients.streamWriter(stream, Thing.PLAIN)) {
      append(writer, 0, "a");
      clients.query("ALTER TABLE things.evolving ADD COLUMN more STRING");
      AppendRowsResponse response = writer.append(rows("b"), 1).get();
      assertThat(response.getUpdatedSchema().getFieldsList())
          .extracting(field -> field.getName())
          .containsExactly("id", "text", "more");
    }
    write.finalizeWriteStream(stream);
    commitTo("evolving", stream);
    assertThat(ids("evolving")).containsExactly("a", "b");
  }

  @Test
  void streamsAreDescribed() {
    WriteStream created = create("described", Type.BUFFERED);
    assertThat(created.getTableSchema().getFieldsCount()).isEqualTo(2);
    assertThat(created.hasCreateTime()).isTrue();
    assertThat(created.getLocation()).isEqualTo("us");
    assertThat(get(created.getName()).getType()).isEqualTo(Type.BUFFERED);
    assertThat(get(created.getName()).hasTableSchema()).isFalse();
    WriteStream full =
        write.getWriteStream(
            GetWriteStreamRequest.newBuilder()
                .setName(created.getName())
                .setView(WriteStreamView.FULL)
                .build());
    assertThat(full.getTableSchema().getFields(0).getName()).isEqualTo("id");
  }

  @Test
  void whatIsMissingOrWrongIsAClientsMistake() {
    create("mistakes", Type.COMMITTED);
    String table = table("mistakes");
    assertStatus("NOT_FOUND", () -> create(table("nowhere"), Type.PENDING));
    assertStatus("NOT_FOUND", () -> get(table + "/streams/nothing"));
    assertStatus("NOT_FOUND", () -> write.finalizeWriteStream(table + "/streams/nothing"));
    assertStatus("INVALID_ARGUMENT", () -> create(table, Type.TYPE_UNSPECIFIED));
    assertStatus("INVALID_ARGUMENT", () -> create("projects/p", Type.PENDING));
    assertStatus("INVALID_ARGUMENT", () -> write.finalizeWriteStream(table + "/_default"));
    assertStatus("INVALID_ARGUMENT", () -> flush(table + "/_default", 0));
    assertStatus("INVALID_ARGUMENT", () -> flush(create(table, Type.PENDING).getName(), 0));
    assertStatus("INVALID_ARGUMENT", () -> get("no stream"));
  }

  @Test
  void aStreamEndsWithItsTable() {
    String stream = create("replaced", Type.PENDING).getName();
    clients.query("CREATE OR REPLACE TABLE things.replaced (id STRING)");
    assertStatus("NOT_FOUND", () -> get(stream));
  }

  @Test
  void streamsSurviveARestart(@TempDir Path folder) throws Exception {
    String pending;
    String committed;
    try (EmbeddedBigQuery before = EmbeddedBigQuery.start(BigQuerySettings.in(folder))) {
      var there = new Clients(before);
      there.createDataset();
      there.createTable("kept", List.of(), Thing.COLUMNS);
      try (BigQueryWriteClient client = there.writeClient()) {
        pending = client.createWriteStream(table("kept"), stream(Type.PENDING)).getName();
        committed = client.createWriteStream(table("kept"), stream(Type.COMMITTED)).getName();
      }
      try (StreamWriter one = there.streamWriter(pending, Thing.PLAIN);
          StreamWriter two = there.streamWriter(committed, Thing.PLAIN)) {
        append(one, 0, "a");
        append(two, 0, "b");
      }
    }
    try (EmbeddedBigQuery after = EmbeddedBigQuery.start(BigQuerySettings.in(folder))) {
      var there = new Clients(after);
      try (StreamWriter one = there.streamWriter(pending, Thing.PLAIN);
          StreamWriter two = there.streamWriter(committed, Thing.PLAIN)) {
        append(one, 1, "c");
        append(two, 1, "d");
      }
      try (BigQueryWriteClient client = there.writeClient()) {
        assertThat(client.finalizeWriteStream(pending).getRowCount()).isEqualTo(2);
        client.batchCommitWriteStreams(
            BatchCommitWriteStreamsRequest.newBuilder()
                .setParent(table("kept"))
                .addWriteStreams(pending)
                .build());
      }
      assertThat(there.rows(TableId.of(Clients.PROJECT, Clients.DATASET, "kept")))
          .extracting(row -> row.get("id").getStringValue())
          .containsExactlyInAnyOrder("a", "b", "c", "d");
    }
  }

  private static void assertStatus(String status, Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(ApiException.class).hasMessageContaining(status);
  }

  private static WriteStream create(String table, Type type) {
    if (!table.contains("/")) {
      clients.createTable(table, List.of(), Thing.COLUMNS);
      return create(table(table), type);
    }
    return write.createWriteStream(
        CreateWriteStreamRequest.newBuilder()
            .setParent(table)
            .setWriteStream(stream(type))
            .build());
  }

  private static WriteStream stream(Type type) {
    return WriteStream.newBuilder().setType(type).build();
  }

  private static WriteStream get(String name) {
    return write.getWriteStream(name);
  }

  private static long flush(String stream, long offset) {
    return write
        .flushRows(
            FlushRowsRequest.newBuilder()
                .setWriteStream(stream)
                .setOffset(Int64Value.of(offset))
                .build())
        .getOffset();
  }

  private static BatchCommitWriteStreamsResponse commit(WriteStream... streams) {
    return commitTo(
        "pending", List.of(streams).stream().map(WriteStream::getName).toArray(String[]::new));
  }

  private static BatchCommitWriteStreamsResponse commitTo(String table, String... streams) {
    return write.batchCommitWriteStreams(
        BatchCommitWriteStreamsRequest.newBuilder()
            .setParent(table(table))
            .addAllWriteStreams(List.of(streams))
            .build());
  }

  private static List<StorageErrorCode> codes(BatchCommitWriteStreamsResponse response) {
    assertThat(response.hasCommitTime()).isEqualTo(response.getStreamErrorsCount() == 0);
    return response.getStreamErrorsList().stream().map(StorageError::getCode).toList();
  }

  private static String table(String name) {
    return "projects/%s/datasets/%s/tables/%s".formatted(Clients.PROJECT, Clients.DATASET, name);
  }

  private static com.google.cloud.bigquery.storage.v1.ProtoRows rows(String... ids) {
    return Thing.rows(
        List.of(ids).stream().map(id -> new Thing(id, "text", "", "")).toArray(Thing[]::new));
  }

  private static long append(StreamWriter writer, long offset, String... ids) throws Exception {
    AppendRowsResponse response = writer.append(rows(ids), offset).get();
    return response.getAppendResult().getOffset().getValue();
  }

  private static Throwable failure(StreamWriter writer, long offset, String... ids)
      throws InterruptedException {
    try {
      writer.append(rows(ids), offset).get();
    } catch (ExecutionException e) {
      return e.getCause();
    }
    throw new AssertionError("The rows were taken");
  }

  private static List<String> ids(String table) {
    return clients.rows(TableId.of(Clients.PROJECT, Clients.DATASET, table)).stream()
        .map(row -> row.get("id").getStringValue())
        .toList();
  }
}
