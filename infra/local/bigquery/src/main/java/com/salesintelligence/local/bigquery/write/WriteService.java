package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsRequest;
import com.google.cloud.bigquery.storage.v1.BatchCommitWriteStreamsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc.BigQueryWriteImplBase;
import com.google.cloud.bigquery.storage.v1.CreateWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.FinalizeWriteStreamResponse;
import com.google.cloud.bigquery.storage.v1.FlushRowsRequest;
import com.google.cloud.bigquery.storage.v1.FlushRowsResponse;
import com.google.cloud.bigquery.storage.v1.GetWriteStreamRequest;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.google.cloud.bigquery.storage.v1.WriteStreamView;
import com.google.protobuf.Timestamp;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import com.salesintelligence.local.bigquery.grpc.Calls;
import com.salesintelligence.local.googlesql.TableName;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** The Storage Write API over the wire. */
public final class WriteService extends BigQueryWriteImplBase {

  private final AppendLoop loop;
  private final Metadata metadata;
  private final WriteStreams streams;
  private final Intake intake = Intake.ofHeap();

  public WriteService(AppendLoop loop, Metadata metadata, WriteStreams streams) {
    this.loop = loop;
    this.metadata = metadata;
    this.streams = streams;
  }

  @Override
  public StreamObserver<AppendRowsRequest> appendRows(StreamObserver<AppendRowsResponse> client) {
    return new AppendConnection(
        loop, intake, (ServerCallStreamObserver<AppendRowsResponse>) client);
  }

  @Override
  public void createWriteStream(
      CreateWriteStreamRequest request, StreamObserver<WriteStream> client) {
    Calls.answer(client, () -> create(request));
  }

  private WriteStream create(CreateWriteStreamRequest request) throws SQLException {
    TableEntry table = table(StreamName.parent(request.getParent()), request.getParent());
    WriteStream.Type type = request.getWriteStream().getType();
    return switch (type) {
      case COMMITTED, PENDING, BUFFERED ->
          described(streams.create(table, type), table).setTableSchema(schema(table)).build();
      case TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw Refusals.of(
              Status.INVALID_ARGUMENT,
              "A write stream needs a type: COMMITTED, PENDING or BUFFERED. Entity: "
                  + request.getParent());
    };
  }

  @Override
  public void getWriteStream(GetWriteStreamRequest request, StreamObserver<WriteStream> client) {
    Calls.answer(client, () -> get(request));
  }

  private WriteStream get(GetWriteStreamRequest request) {
    StreamName name = StreamName.parse(request.getName());
    TableEntry table = table(name.table(), name.text());
    WriteStream.Builder stream =
        name.isDefault()
            ? WriteStream.newBuilder()
                .setName(name.text())
                .setType(WriteStream.Type.COMMITTED)
                .setWriteMode(WriteStream.WriteMode.INSERT)
                .setCreateTime(time(table.resource().path("creationTime").asLong(0)))
                .setLocation(location(table))
            : described(streams.require(name.text()), table);
    if (request.getView() == WriteStreamView.FULL) {
      stream.setTableSchema(schema(table));
    }
    return stream.build();
  }

  @Override
  public void finalizeWriteStream(
      FinalizeWriteStreamRequest request, StreamObserver<FinalizeWriteStreamResponse> client) {
    Calls.answer(
        client,
        () -> {
          StreamName name = created(request.getName(), "FinalizeWriteStream");
          long rows = streams.finish(name.text()).rows();
          return FinalizeWriteStreamResponse.newBuilder().setRowCount(rows).build();
        });
  }

  @Override
  public void flushRows(FlushRowsRequest request, StreamObserver<FlushRowsResponse> client) {
    Calls.answer(
        client,
        () -> {
          StreamName name = created(request.getWriteStream(), "FlushRows");
          if (!request.hasOffset()) {
            throw Refusals.of(
                Status.INVALID_ARGUMENT, "FlushRows needs an offset. Entity: " + name.text());
          }
          long offset = request.getOffset().getValue();
          streams.flush(name.text(), offset);
          return FlushRowsResponse.newBuilder().setOffset(offset).build();
        });
  }

  @Override
  public void batchCommitWriteStreams(
      BatchCommitWriteStreamsRequest request,
      StreamObserver<BatchCommitWriteStreamsResponse> client) {
    Calls.answer(client, () -> commit(request));
  }

  private BatchCommitWriteStreamsResponse commit(BatchCommitWriteStreamsRequest request)
      throws SQLException {
    table(StreamName.parent(request.getParent()), request.getParent());
    if (request.getWriteStreamsCount() == 0) {
      throw Refusals.of(
          Status.INVALID_ARGUMENT, "No streams to commit. Entity: " + request.getParent());
    }
    List<StorageError> errors = streams.commit(request.getParent(), request.getWriteStreamsList());
    var response = BatchCommitWriteStreamsResponse.newBuilder().addAllStreamErrors(errors);
    if (errors.isEmpty()) {
      long committed = streams.require(request.getWriteStreams(0)).committed();
      response.setCommitTime(time(committed));
    }
    return response.build();
  }

  private StreamName created(String text, String method) {
    StreamName name = StreamName.parse(text);
    if (name.isDefault()) {
      throw Refusals.of(
          Status.INVALID_ARGUMENT,
          StorageErrorCode.INVALID_STREAM_TYPE,
          text,
          method + " is not supported on the _default stream.");
    }
    return name;
  }

  private TableEntry table(TableName name, String entity) {
    TableEntry table =
        metadata
            .table(name)
            .orElseThrow(
                () ->
                    Refusals.of(
                        Status.NOT_FOUND,
                        StorageErrorCode.TABLE_NOT_FOUND,
                        entity,
                        "Requested entity was not found (or it may not exist)."));
    if (table.isView()) {
      throw Refusals.of(
          Status.INVALID_ARGUMENT, name + " is a view: only tables can be written to");
    }
    return table;
  }

  private WriteStream.Builder described(CreatedStream stream, TableEntry table) {
    WriteStream.Builder described =
        WriteStream.newBuilder()
            .setName(stream.name())
            .setType(stream.type())
            .setWriteMode(WriteStream.WriteMode.INSERT)
            .setCreateTime(time(stream.created()))
            .setLocation(location(table));
    if (stream.committed() > 0) {
      described.setCommitTime(time(stream.committed()));
    }
    return described;
  }

  private static com.google.cloud.bigquery.storage.v1.TableSchema schema(TableEntry table) {
    return WriteSchemas.of(table.columns());
  }

  private static String location(TableEntry table) {
    return table.resource().path("location").asString("US").toLowerCase(Locale.ROOT);
  }

  private static Timestamp time(long millis) {
    return Timestamp.newBuilder()
        .setSeconds(Math.floorDiv(millis, 1_000L))
        .setNanos((int) Math.floorMod(millis, 1_000L) * 1_000_000)
        .build();
  }
}
