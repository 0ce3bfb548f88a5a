package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream of appends, to one table or, multiplexed, to several. A limited number of
 * requests waits in memory; the client's own flow control holds back the rest.
 */
final class AppendConnection implements StreamObserver<AppendRowsRequest> {

  private static final int WINDOW = 64;

  private final AppendLoop loop;
  private final ServerCallStreamObserver<AppendRowsResponse> client;
  private final Map<String, WriterSchema> schemas = new HashMap<>();
  private @Nullable StreamName stream;
  private volatile boolean failed;

  AppendConnection(AppendLoop loop, ServerCallStreamObserver<AppendRowsResponse> client) {
    this.loop = loop;
    this.client = client;
    client.disableAutoRequest();
    client.setOnCancelHandler(() -> failed = true);
    client.request(WINDOW);
  }

  @Override
  public void onNext(AppendRowsRequest request) {
    if (failed) {
      return;
    }
    try {
      loop.submit(append(request));
    } catch (StatusRuntimeException e) {
      failed = true;
      loop.afterwards(() -> client.onError(e));
    }
  }

  private Append append(AppendRowsRequest request) {
    StreamName target = target(request.getWriteStream());
    if (request.hasOffset()) {
      throw refused(Status.INVALID_ARGUMENT, "Offsets are not allowed on the _default stream");
    }
    if (request.hasArrowRows()) {
      throw refused(Status.UNIMPLEMENTED, "Arrow rows are not supported by the embedded BigQuery");
    }
    AppendRowsRequest.ProtoData data = request.getProtoRows();
    if (data.hasWriterSchema()) {
      schemas.put(target.text(), new WriterSchema(data.getWriterSchema().getProtoDescriptor()));
    }
    WriterSchema schema = schemas.get(target.text());
    if (schema == null) {
      throw refused(
          Status.INVALID_ARGUMENT, "The first request must have a writer schema: " + target.text());
    }
    List<ByteString> rows = data.getRows().getSerializedRowsList();
    return new Append(
        target.text(), target.table(), schema, rows, data.getSerializedSize(), this::answer);
  }

  private StreamName target(String name) {
    StreamName current = stream;
    if (current == null || !(name.isEmpty() || name.equals(current.text()))) {
      current = StreamName.parse(name);
      stream = current;
    }
    return current;
  }

  private void answer(AppendRowsResponse response) {
    if (failed) {
      return;
    }
    try {
      client.onNext(response);
      client.request(1);
    } catch (IllegalStateException | StatusRuntimeException e) {
      // The client has gone; its rows are stored all the same, and it will send them again.
      failed = true;
    }
  }

  @Override
  public void onError(Throwable problem) {
    failed = true;
  }

  @Override
  public void onCompleted() {
    loop.afterwards(
        () -> {
          if (!failed) {
            client.onCompleted();
          }
        });
  }

  private static StatusRuntimeException refused(Status status, String message) {
    return status.withDescription(message).asRuntimeException();
  }
}
