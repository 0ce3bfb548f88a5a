package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.StreamStats;
import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.bigquery.grpc.Calls;
import com.salesintelligence.local.bigquery.query.Rows;
import com.salesintelligence.local.bigquery.read.OpenSession.Range;
import io.grpc.Status;
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
  private static final int VALUES_FETCHED = 400_000;
  private static final int ROWS_SENT = 2_000;

  private final OpenSession session;
  private final Range range;
  private final long offset;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean first = true;

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
      long fetched = Math.max(ROWS_SENT, VALUES_FETCHED / session.snapshot().columns().size());
      long at = range.from() + offset;
      while (at < range.to() && !client.isCancelled()) {
        Rows rows = session.snapshot().rows(at, Math.min(fetched, range.to() - at));
        send(client, rows.values(), at);
        at += rows.values().size();
      }
      if (!client.isCancelled()) {
        client.onCompleted();
      }
    } catch (SQLException e) {
      LOG.debug("A read ended early: {}", e.getMessage());
      client.onError(
          Status.NOT_FOUND.withDescription("The read session ended").asRuntimeException());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ApiError e) {
      client.onError(Calls.refusal(e));
    } catch (RuntimeException e) {
      LOG.error("A read failed", e);
      client.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());
    }
  }

  private void send(
      ServerCallStreamObserver<ReadRowsResponse> client, List<@Nullable Object[]> rows, long at)
      throws InterruptedException {
    for (int i = 0; i < rows.size() && !client.isCancelled(); i += ROWS_SENT) {
      List<@Nullable Object[]> part = rows.subList(i, Math.min(i + ROWS_SENT, rows.size()));
      awaitReady(client);
      client.onNext(response(part, at + i));
      session.use(System.currentTimeMillis());
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
