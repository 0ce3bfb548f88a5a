package com.salesintelligence.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Gathers events that are published within a few milliseconds, so that they travel in one message.
 * One that finds no company leaves alone.
 */
final class Gathering implements AutoCloseable {

  /** So many are handled, and come again, together. */
  static final int MOST_EVENTS = 500;

  private static final int MOST_BYTES = 1 << 20;

  private final Consumer<List<Outgoing>> send;
  private final Executor later;
  private final ReentrantLock lock = new ReentrantLock();
  private List<Outgoing> gathered = new ArrayList<>();
  private int bytes;
  private boolean closed;

  Gathering(Consumer<List<Outgoing>> send, Duration linger) {
    this.send = send;
    this.later =
        CompletableFuture.delayedExecutor(
            linger.toMillis(), TimeUnit.MILLISECONDS, task -> Thread.startVirtualThread(task));
  }

  void add(Outgoing event) {
    int size = event.size();
    var full = new ArrayList<List<Outgoing>>(2);
    lock.lock();
    try {
      if (bytes + size > MOST_BYTES) {
        full.add(take());
      }
      gathered.add(event);
      bytes += size;
      if (closed || gathered.size() == MOST_EVENTS || bytes > MOST_BYTES) {
        full.add(take());
      } else if (gathered.size() == 1) {
        List<Outgoing> begun = gathered;
        later.execute(() -> sendIfStillGathering(begun));
      }
    } finally {
      lock.unlock();
    }
    full.forEach(this::sendUnlessEmpty);
  }

  private List<Outgoing> take() {
    List<Outgoing> taken = gathered;
    gathered = new ArrayList<>();
    bytes = 0;
    return taken;
  }

  private void sendIfStillGathering(List<Outgoing> begun) {
    lock.lock();
    try {
      if (gathered != begun) {
        return;
      }
      take();
    } finally {
      lock.unlock();
    }
    sendUnlessEmpty(begun);
  }

  private void sendUnlessEmpty(List<Outgoing> events) {
    if (!events.isEmpty()) {
      send.accept(events);
    }
  }

  /** Sends what waits; events that come later are not kept waiting. */
  @Override
  public void close() {
    List<Outgoing> rest;
    lock.lock();
    try {
      closed = true;
      rest = take();
    } finally {
      lock.unlock();
    }
    sendUnlessEmpty(rest);
  }
}
