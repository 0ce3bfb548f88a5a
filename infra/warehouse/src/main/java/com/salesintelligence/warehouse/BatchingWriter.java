package com.salesintelligence.warehouse;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Collects the rows of a table and sends them in batches: a batch leaves when it is full or its
 * first row has waited long enough. While others are under way that is longer, so that batches grow
 * with the load and an append more costs nobody time.
 */
final class BatchingWriter<R extends Message> implements TableWriter<R>, AutoCloseable {

  private static final int BATCHES_UNDER_WAY = 4;
  private static final int LINGER_WHILE_UNDER_WAY = 10;

  private final RowEncoder encoder;
  private final BatchSender sender;
  private final long linger;
  private final int maxRows;
  private final long maxBytes;
  private final long maxWaiting;
  private final long patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition roomLeft = lock.newCondition();
  private final ArrayDeque<WaitingRow> queue = new ArrayDeque<>();
  private long queuedBytes;
  private long heldBytes;
  private long firstArrival;
  private int underWay;
  private boolean finishing;
  private Thread thread = Thread.currentThread();

  BatchingWriter(
      WarehouseSettings settings, RowEncoder encoder, StreamAppender appender, WriteMeters meters) {
    this.encoder = encoder;
    sender = new BatchSender(appender, meters, settings.giveUpAfter());
    linger = settings.flushInterval().toNanos();
    maxRows = settings.maxBatchRows();
    maxBytes = settings.maxBatchBytes().toBytes();
    maxWaiting = settings.maxWaitingBytes().toBytes();
    patience = settings.giveUpAfter().toNanos();
  }

  void start(String table) {
    thread = Thread.ofVirtual().name("warehouse-" + table).start(this::run);
  }

  @Override
  public CompletableFuture<Void> upsert(R row, long version) {
    return add(encoder.upsert(row, version));
  }

  @Override
  public CompletableFuture<Void> delete(R key, long version) {
    return add(encoder.delete(key, version));
  }

  private CompletableFuture<Void> add(ByteString bytes) {
    if (bytes.size() > WarehouseSettings.LARGEST_REQUEST.toBytes()) {
      return CompletableFuture.failedFuture(
          new RejectedRow(
              "The row has %d bytes; BigQuery takes rows of 9 MB at most".formatted(bytes.size())));
    }
    var row = new WaitingRow(bytes, new CompletableFuture<>());
    lock.lock();
    try {
      if (finishing) {
        return CompletableFuture.failedFuture(new IllegalStateException("The warehouse is closed"));
      }
      if (!awaitRoom(bytes.size())) {
        return CompletableFuture.failedFuture(
            new IllegalStateException(
                "BigQuery confirms too slowly: %d bytes wait for it".formatted(heldBytes)));
      }
      enqueue(row);
    } finally {
      lock.unlock();
    }
    return row.confirmed();
  }

  private void enqueue(WaitingRow row) {
    if (queue.isEmpty()) {
      firstArrival = System.nanoTime();
      changed.signal();
    }
    queue.add(row);
    queuedBytes += row.bytes().size();
    heldBytes += row.bytes().size();
    if (queue.size() == maxRows || queuedBytes >= maxBytes) {
      changed.signal();
    }
  }

  private boolean awaitRoom(int bytes) {
    long left = patience;
    try {
      while (heldBytes > 0 && heldBytes + bytes > maxWaiting && left > 0) {
        left = roomLeft.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return left > 0;
  }

  private void run() {
    List<WaitingRow> batch = nextBatch();
    while (!batch.isEmpty()) {
      List<WaitingRow> sent = batch;
      sender.send(sent, () -> settled(sent));
      batch = nextBatch();
    }
  }

  /** Waits for a batch; an empty one is the end. */
  private List<WaitingRow> nextBatch() {
    lock.lock();
    try {
      while (!isDue()) {
        awaitChange();
      }
      return take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    if (queue.isEmpty()) {
      return finishing;
    }
    boolean full = queue.size() >= maxRows || queuedBytes >= maxBytes;
    return underWay < BATCHES_UNDER_WAY && (full || leftToLinger() <= 0 || finishing);
  }

  private long leftToLinger() {
    long most = underWay == 0 ? linger : LINGER_WHILE_UNDER_WAY * linger;
    return most - (System.nanoTime() - firstArrival);
  }

  private void awaitChange() throws InterruptedException {
    if (queue.isEmpty() || underWay >= BATCHES_UNDER_WAY) {
      changed.await();
    } else {
      changed.await(leftToLinger(), TimeUnit.NANOSECONDS);
    }
  }

  private List<WaitingRow> take() {
    var batch = new ArrayList<WaitingRow>(Math.min(queue.size(), maxRows));
    long bytes = 0;
    while (batch.size() < maxRows && !queue.isEmpty()) {
      int next = queue.element().bytes().size();
      if (!batch.isEmpty() && bytes + next > maxBytes) {
        break;
      }
      batch.add(queue.remove());
      bytes += next;
    }
    queuedBytes -= bytes;
    firstArrival = System.nanoTime();
    underWay += batch.isEmpty() ? 0 : 1;
    return batch;
  }

  private void settled(List<WaitingRow> batch) {
    lock.lock();
    try {
      underWay--;
      for (WaitingRow row : batch) {
        heldBytes -= row.bytes().size();
      }
      changed.signal();
      roomLeft.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more rows and sends those that wait at once. */
  void finish() {
    lock.lock();
    try {
      finishing = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    finish();
    try {
      thread.join(TimeUnit.NANOSECONDS.toMillis(patience));
      awaitSettled();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sender.close();
  }

  private void awaitSettled() throws InterruptedException {
    lock.lock();
    try {
      long left = patience;
      while (underWay > 0 && left > 0) {
        left = roomLeft.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
