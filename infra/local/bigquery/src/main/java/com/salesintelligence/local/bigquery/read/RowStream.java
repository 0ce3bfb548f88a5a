package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.StreamStats;
import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.grpc.Calls;
import com.salesintelligence.local.bigquery.read.OpenSession.Range;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the rows of a stream as fast as the client takes them. */
final class RowStream {

  private static final Logger LOG = LoggerFactory.getLogger(RowStream.class);
  private static final int FIRST_ROWS = 10;
  private static final int MAX_ROWS = 2_000;
  private static final int MAX_BYTES = 4 << 20;
  private static final int RESPONSES_FETCHED = 5;

  private final OpenSession session;
  private final Range range;
  private final long offset;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean first = true;

  /** How many rows a response has: as many as make some megabytes. */
  private int rowsSent = FIRST_ROWS;

  RowStream(OpenSession session, Range range, long offset) {
    this.session = session;
    this.range = range;
    this.offset = offset;
  }

  void start(ServerCallStreamObserver<ReadRowsResponse> client) {
    client.setOnReadyHandler(this::wake);
    client.setOnCancelHandler(this::wake);
    Thread.ofPlatform().daemon().name("bigquery-read").start(() -> send(client));
  }

  private void send(ServerCallStreamObserver<ReadRowsResponse> client) {
    try {
      long at = range.from() + offset;
      while (at < range.to() && !client.isCancelled()) {
        long end = Math.min(range.to(), at + fetched());
        send(client, session.snapshot().rows(at, end).values(), at);
        at = end;
      }
      if (!client.isCancelled()) {
        client.onCompleted();
      }
    } catch (SQLException e) {
      client.onError(problem(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ApiError e) {
      client.onError(Calls.refusal(e));
    } catch (RuntimeException e) {
      LOG.error("A read failed", e);
      client.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());
    }
  }

  /** Rows are fetched a few responses at a time, but for the first, whose size nobody knows. */
  private long fetched() {
    return first ? FIRST_ROWS : (long) RESPONSES_FETCHED * rowsSent;
  }

  private StatusRuntimeException problem(SQLException e) {
    if (session.snapshot().isClosed()) {
      return Status.NOT_FOUND.withDescription("The read session ended").asRuntimeException();
    }
    LOG.warn("Rows of a read session could not be read", e);
    return Status.UNAVAILABLE.withDescription(e.getMessage()).asRuntimeException();
  }

  private void send(
      ServerCallStreamObserver<ReadRowsResponse> client, List<@Nullable Object[]> rows, long at)
      throws InterruptedException {
    int sent = 0;
    while (sent < rows.size() && !client.isCancelled()) {
      List<@Nullable Object[]> part = rows.subList(sent, Math.min(sent + rowsSent, rows.size()));
      awaitReady(client);
      ReadRowsResponse response = response(part, at + sent);
      client.onNext(response);
      session.use(System.currentTimeMillis());
      sent += part.size();
      int size = Math.max(1, response.getSerializedSize() / part.size());
      rowsSent = Math.clamp(MAX_BYTES / size, 1, MAX_ROWS);
    }
  }

  private ReadRowsResponse response(List<@Nullable Object[]> rows, long at) {
    var response = ReadRowsResponse.newBuilder().setRowCount(rows.size());
    session.format().write(response, rows);
    if (first) {
      session.format().describe(response);
      first = false;
    }
    double size = range.size();
    double start = (at - range.from()) / size;
    double end = (at - range.from() + rows.size()) / size;
    return response
        .setStats(
            StreamStats.newBuilder()
                .setProgress(
                    StreamStats.Progress.newBuilder()
                        .setAtResponseStart(start)
                        .setAtResponseEnd(end)))
        .build();
  }

  private void awaitReady(ServerCallStreamObserver<ReadRowsResponse> client)
      throws InterruptedException {
    lock.lock();
    try {
      while (!client.isReady() && !client.isCancelled()) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
