package com.salesintelligence.warehouse;

import com.google.api.core.ApiFutureCallback;
import com.google.api.core.ApiFutures;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.Exceptions.AppendSerializtionError;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a batch until each of its rows is confirmed, rejected or given up: rows that BigQuery names
 * as bad are rejected and the others sent again; what is transient is tried again with back-off.
 */
final class BatchSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BatchSender.class);
  private static final long FIRST_PAUSE = 50;
  private static final long LONGEST_PAUSE = 5_000;

  private final StreamAppender appender;
  private final WriteMeters meters;
  private final long patience;

  BatchSender(StreamAppender appender, WriteMeters meters, Duration patience) {
    this.appender = appender;
    this.meters = meters;
    this.patience = patience.toNanos();
  }

  /**
   * @param settled called once when nothing of the batch is under way any more
   */
  void send(List<WaitingRow> rows, Runnable settled) {
    attempt(new Attempt(rows, System.nanoTime(), FIRST_PAUSE, settled));
  }

  private void attempt(Attempt attempt) {
    long started = System.nanoTime();
    try {
      ApiFutures.addCallback(
          appender.append(attempt.rows),
          new ApiFutureCallback<>() {
            @Override
            public void onSuccess(AppendRowsResponse response) {
              meters.append().record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
              confirm(attempt);
            }

            @Override
            public void onFailure(Throwable problem) {
              failed(attempt, problem);
            }
          },
          Runnable::run);
    } catch (RuntimeException e) {
      failed(attempt, e);
    }
  }

  private void confirm(Attempt attempt) {
    meters.stored().increment(attempt.rows.size());
    attempt.settled.run();
    attempt.rows.forEach(row -> row.confirmed().complete(null));
  }

  private void failed(Attempt attempt, Throwable problem) {
    if (problem instanceof AppendSerializtionError rowErrors) {
      reject(attempt, rowErrors.getRowIndexToErrorMessage());
    } else if (isTransient(problem) && System.nanoTime() - attempt.began < patience) {
      LOG.info("An append is tried again in {} ms: {}", attempt.pause, problem.toString());
      later(attempt.pause).execute(() -> attempt(attempt.withLongerPause()));
    } else {
      giveUp(attempt, problem);
    }
  }

  private static Executor later(long millis) {
    return CompletableFuture.delayedExecutor(
        millis, TimeUnit.MILLISECONDS, task -> Thread.startVirtualThread(task));
  }

  private void reject(Attempt attempt, Map<Integer, String> messages) {
    var good = new ArrayList<WaitingRow>();
    var bad = new ArrayList<Runnable>();
    for (int i = 0; i < attempt.rows.size(); i++) {
      WaitingRow row = attempt.rows.get(i);
      String message = messages.get(i);
      if (message == null) {
        good.add(row);
      } else {
        bad.add(() -> row.confirmed().completeExceptionally(new RejectedRow(message)));
      }
    }
    meters.rejected().increment(bad.size());
    if (bad.isEmpty()) {
      giveUp(attempt, new IllegalStateException("BigQuery refused rows but named none"));
      return;
    }
    if (good.isEmpty()) {
      attempt.settled.run();
    } else {
      attempt(attempt.withRows(good));
    }
    bad.forEach(Runnable::run);
  }

  private void giveUp(Attempt attempt, Throwable problem) {
    LOG.warn("{} rows could not be stored: {}", attempt.rows.size(), problem.toString());
    meters.failed().increment(attempt.rows.size());
    attempt.settled.run();
    attempt.rows.forEach(row -> row.confirmed().completeExceptionally(problem));
  }

  private static boolean isTransient(Throwable problem) {
    return switch (Status.fromThrowable(problem).getCode()) {
      case INVALID_ARGUMENT, NOT_FOUND, PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED -> false;
      default -> true;
    };
  }

  @Override
  public void close() {
    appender.close();
  }

  private record Attempt(List<WaitingRow> rows, long began, long pause, Runnable settled) {

    Attempt withLongerPause() {
      return new Attempt(rows, began, Math.min(2 * pause, LONGEST_PAUSE), settled);
    }

    Attempt withRows(List<WaitingRow> others) {
      return new Attempt(others, began, pause, settled);
    }
  }
}
