package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.BigQueryReadGrpc.BigQueryReadImplBase;
import com.google.cloud.bigquery.storage.v1.CreateReadSessionRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsRequest;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.cloud.bigquery.storage.v1.ReadStream;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamRequest;
import com.google.cloud.bigquery.storage.v1.SplitReadStreamResponse;
import com.salesintelligence.local.bigquery.grpc.Calls;
import com.salesintelligence.local.bigquery.read.OpenSession.Range;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The Storage Read API over the wire. */
public final class ReadService extends BigQueryReadImplBase {

  private final ReadSessions sessions;

  public ReadService(ReadSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void createReadSession(
      CreateReadSessionRequest request, StreamObserver<ReadSession> client) {
    Calls.answer(client, () -> sessions.create(request));
  }

  @Override
  public void readRows(ReadRowsRequest request, StreamObserver<ReadRowsResponse> client) {
    OpenSession session = require(request.getReadStream(), client);
    if (session == null) {
      return;
    }
    Range range = session.range(request.getReadStream()).orElseThrow();
    if (request.getOffset() < 0 || request.getOffset() > range.size()) {
      client.onError(
          refused(
              Status.OUT_OF_RANGE,
              "Offset %d is not within the stream, which has %d rows"
                  .formatted(request.getOffset(), range.size())));
      return;
    }
    new RowStream(session, range, request.getOffset())
        .start((ServerCallStreamObserver<ReadRowsResponse>) client);
  }

  @Override
  public void splitReadStream(
      SplitReadStreamRequest request, StreamObserver<SplitReadStreamResponse> client) {
    OpenSession session = require(request.getName(), client);
    if (session == null) {
      return;
    }
    double fraction = request.getFraction() == 0 ? 0.5 : request.getFraction();
    if (!(fraction > 0 && fraction < 1)) {
      client.onError(
          refused(Status.INVALID_ARGUMENT, "The fraction must lie between 0 and 1: " + fraction));
      return;
    }
    client.onNext(split(session, session.range(request.getName()).orElseThrow(), fraction));
    client.onCompleted();
  }

  /** An empty answer where a stream is too short to be split. */
  private static SplitReadStreamResponse split(OpenSession session, Range range, double fraction) {
    long middle = range.from() + (long) (range.size() * fraction);
    if (middle == range.from() || middle == range.to()) {
      return SplitReadStreamResponse.getDefaultInstance();
    }
    return SplitReadStreamResponse.newBuilder()
        .setPrimaryStream(stream(session.add(new Range(range.from(), middle))))
        .setRemainderStream(stream(session.add(new Range(middle, range.to()))))
        .build();
  }

  private static ReadStream stream(String name) {
    return ReadStream.newBuilder().setName(name).build();
  }

  private @org.jspecify.annotations.Nullable OpenSession require(
      String stream, StreamObserver<?> client) {
    OpenSession session = sessions.ofStream(stream).orElse(null);
    if (session == null) {
      client.onError(
          refused(Status.NOT_FOUND, "Stream " + stream + " is not found, or its session ended"));
    }
    return session;
  }

  private static StatusRuntimeException refused(Status status, String message) {
    return status.withDescription(message).asRuntimeException();
  }
}
