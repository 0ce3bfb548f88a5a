package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.rpc.Code;
import com.salesintelligence.local.bigquery.arrow.ArrowProblem;
import com.salesintelligence.local.bigquery.arrow.ArrowRows;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One client's stream of appends, to one table or, multiplexed, to several. A limited number of
 * requests and bytes waits in memory; the client's own flow control holds back the rest.
 */
final class AppendConnection implements StreamObserver<AppendRowsRequest> {

  private static final int LARGEST_REQUEST = 20 << 20;
  private static final int WINDOW_REQUESTS = 64;
  private static final long WINDOW_BYTES = 48L << 20;

  private final AppendLoop loop;
  private final Intake intake;
  private final ServerCallStreamObserver<AppendRowsResponse> client;
  private final Map<String, WriterSchema> schemas = new HashMap<>();
  private final Map<String, MissingValues> missing = new HashMap<>();
  private final AtomicLong waitingRequests = new AtomicLong();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicBoolean paused = new AtomicBoolean();
  private @Nullable StreamName stream;
  private volatile boolean failed;

  AppendConnection(
      AppendLoop loop, Intake intake, ServerCallStreamObserver<AppendRowsResponse> client) {
    this.loop = loop;
    this.intake = intake;
    this.client = client;
    client.disableAutoRequest();
    client.setOnCancelHandler(() -> failed = true);
    client.request(1);
  }

  @Override
  public void onNext(AppendRowsRequest request) {
    if (failed) {
      return;
    }
    try {
      long bytes = request.getSerializedSize();
      if (bytes > LARGEST_REQUEST) {
        refuse(target(request.getWriteStream()), bytes);
        return;
      }
      Append append = append(request, bytes);
      take(bytes);
      loop.submit(append);
      requestMore();
    } catch (StatusRuntimeException e) {
      failed = true;
      loop.afterwards(() -> client.onError(e));
    }
  }

  private void take(long bytes) {
    waitingBytes.addAndGet(bytes);
    waitingRequests.incrementAndGet();
    intake.add(bytes);
    paused.set(true);
  }

  /** The connection goes on. */
  private void refuse(StreamName target, long bytes) {
    String problem =
        "AppendRows request too large: %d limit %d. Entity: %s"
            .formatted(bytes, LARGEST_REQUEST, target.text());
    take(0);
    loop.afterwards(() -> answer(Answers.failed(target.text(), Code.INVALID_ARGUMENT, problem), 0));
    requestMore();
  }

  private Append append(AppendRowsRequest request, long bytes) {
    StreamName target = target(request.getWriteStream());
    if (target.isDefault() && request.hasOffset()) {
      throw Refusals.of(
          Status.INVALID_ARGUMENT,
          "Offsets are not allowed on the _default stream. Entity: " + target.text());
    }
    MissingValues missing = missing(target, request);
    List<ByteString> rows =
        request.hasArrowRows() ? arrow(target, request) : proto(target, request);
    return new Append(
        target,
        request.hasOffset() ? request.getOffset().getValue() : -1,
        schema(target, request.hasArrowRows()),
        request.hasArrowRows() ? MissingValues.NULLS : missing,
        rows,
        bytes,
        response -> answer(response, bytes));
  }

  private List<ByteString> proto(StreamName target, AppendRowsRequest request) {
    AppendRowsRequest.ProtoData data = request.getProtoRows();
    if (data.hasWriterSchema()) {
      DescriptorProto sent = data.getWriterSchema().getProtoDescriptor();
      schemas.compute(
          target.text(),
          (name, known) -> known != null && known.is(sent) ? known : new WriterSchema(sent));
    }
    return data.getRows().getSerializedRowsList();
  }

  private List<ByteString> arrow(StreamName target, AppendRowsRequest request) {
    AppendRowsRequest.ArrowData data = request.getArrowRows();
    try {
      if (data.hasWriterSchema()) {
        ArrowRows rows = ArrowRows.of(data.getWriterSchema().getSerializedSchema());
        schemas.put(target.text(), new WriterSchema(rows));
      }
      ByteString batch = data.getRows().getSerializedRecordBatch();
      return batch.isEmpty() ? List.of() : schema(target, true).arrow().read(batch);
    } catch (ArrowProblem e) {
      throw Refusals.of(Status.INVALID_ARGUMENT, e.getMessage() + " Entity: " + target.text());
    }
  }

  private WriterSchema schema(StreamName target, boolean arrow) {
    WriterSchema schema = schemas.get(target.text());
    if (schema == null || schema.isArrow() != arrow) {
      throw Refusals.of(
          Status.INVALID_ARGUMENT, "The first request must have a writer schema: " + target.text());
    }
    return schema;
  }

  private MissingValues missing(StreamName target, AppendRowsRequest request) {
    MissingValues before = missing.getOrDefault(target.text(), MissingValues.NULLS);
    MissingValues after = before.after(request);
    if (after != before) {
      missing.put(target.text(), after);
    }
    return after;
  }

  private StreamName target(String name) {
    StreamName current = stream;
    if (current == null || !(name.isEmpty() || name.equals(current.text()))) {
      current = StreamName.parse(name);
      stream = current;
    }
    return current;
  }

  private void answer(AppendRowsResponse response, long bytes) {
    waitingBytes.addAndGet(-bytes);
    waitingRequests.decrementAndGet();
    intake.release(bytes);
    if (failed) {
      return;
    }
    try {
      if (Answers.endsConnection(response) && schemas.size() == 1) {
        failed = true;
        client.onError(
            Refusals.of(response.getError(), Answers.extraFields(response.getWriteStream())));
        return;
      }
      client.onNext(response);
      requestMore();
    } catch (IllegalStateException | StatusRuntimeException e) {
      // The client has gone; its rows are stored all the same, and it will send them again.
      failed = true;
    }
  }

  /** Asks for one more request where there is room for it and none is asked for. */
  private void requestMore() {
    boolean room = waitingRequests.get() < WINDOW_REQUESTS && waitingBytes.get() < WINDOW_BYTES;
    if (room && intake.hasRoom(this::requestMore) && paused.compareAndSet(true, false)) {
      client.request(1);
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
}
