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
import com.google.cloud.bigquery.storage.v1.WriteStream;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.TableEntry;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/** The Storage Write API over the wire: default streams only. */
public final class WriteService extends BigQueryWriteImplBase {

  private final AppendLoop loop;
  private final Metadata metadata;

  public WriteService(AppendLoop loop, Metadata metadata) {
    this.loop = loop;
    this.metadata = metadata;
  }

  @Override
  public StreamObserver<AppendRowsRequest> appendRows(StreamObserver<AppendRowsResponse> client) {
    return new AppendConnection(loop, (ServerCallStreamObserver<AppendRowsResponse>) client);
  }

  @Override
  public void getWriteStream(GetWriteStreamRequest request, StreamObserver<WriteStream> client) {
    try {
      StreamName name = StreamName.parse(request.getName());
      Optional<TableEntry> table = metadata.table(name.table());
      if (table.isEmpty()) {
        throw Status.NOT_FOUND
            .withDescription("Requested entity was not found. Entity: " + name.text())
            .asRuntimeException();
      }
      client.onNext(
          WriteStream.newBuilder()
              .setName(name.text())
              .setType(WriteStream.Type.COMMITTED)
              .setLocation("us")
              .setTableSchema(WriteSchemas.of(table.get().columns()))
              .build());
      client.onCompleted();
    } catch (StatusRuntimeException e) {
      client.onError(e);
    }
  }

  @Override
  public void createWriteStream(
      CreateWriteStreamRequest request, StreamObserver<WriteStream> client) {
    refuse("CreateWriteStream", client);
  }

  @Override
  public void finalizeWriteStream(
      FinalizeWriteStreamRequest request, StreamObserver<FinalizeWriteStreamResponse> client) {
    refuse("FinalizeWriteStream", client);
  }

  @Override
  public void batchCommitWriteStreams(
      BatchCommitWriteStreamsRequest request,
      StreamObserver<BatchCommitWriteStreamsResponse> client) {
    refuse("BatchCommitWriteStreams", client);
  }

  @Override
  public void flushRows(FlushRowsRequest request, StreamObserver<FlushRowsResponse> client) {
    refuse("FlushRows", client);
  }

  private static void refuse(String method, StreamObserver<?> client) {
    client.onError(
        Status.UNIMPLEMENTED
            .withDescription(
                method
                    + ": the embedded BigQuery knows the _default stream only, no created streams")
            .asRuntimeException());
  }
}
