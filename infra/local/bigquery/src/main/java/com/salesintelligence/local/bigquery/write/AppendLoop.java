package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.store.Database;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that writes rows. It takes whatever waits, stores it in one transaction and
 * answers: the longer a commit takes, the more the next one holds.
 */
public final class AppendLoop implements AutoCloseable {

  private static final int MAX_ROWS = 50_000;
  private static final long MAX_BYTES = 64L << 20;

  private final LinkedBlockingQueue<Task> waiting = new LinkedBlockingQueue<>();
  private final AppendTransaction transaction;
  private final Thread thread;
  private volatile boolean stopping;

  public AppendLoop(
      Database database,
      Metadata metadata,
      Tables tables,
      WriteStreams streams,
      Filling.Defaults defaults)
      throws SQLException {
    transaction = new AppendTransaction(database, metadata, tables, streams, defaults);
    thread = Thread.ofPlatform().name("bigquery-append").daemon().unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  void submit(Append append) {
    waiting.add(new Rows(append));
  }

  /** Runs an action after everything that was submitted before it is answered. */
  void afterwards(Runnable action) {
    waiting.add(new Action(action));
  }

  private void run() {
    try {
      while (!stopping) {
        @Nullable Task next = waiting.take();
        while (next != null) {
          next = collectAndStore(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stores a batch that begins with this task; returns what came after the batch was full. */
  private @Nullable Task collectAndStore(Task first) {
    var batch = new ArrayList<Append>();
    long bytes = 0;
    int rows = 0;
    @Nullable Task task = first;
    while (task instanceof Rows(Append append) && rows < MAX_ROWS && bytes < MAX_BYTES) {
      batch.add(append);
      rows += append.rows().size();
      bytes += append.bytes();
      task = waiting.poll();
    }
    if (!batch.isEmpty()) {
      transaction.store(batch);
    }
    if (task instanceof Action(Runnable action)) {
      action.run();
      return null;
    }
    return task;
  }

  @Override
  public void close() {
    stopping = true;
    afterwards(() -> {});
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    transaction.close();
  }

  private sealed interface Task {}

  private record Rows(Append append) implements Task {}

  private record Action(Runnable action) implements Task {}
}
