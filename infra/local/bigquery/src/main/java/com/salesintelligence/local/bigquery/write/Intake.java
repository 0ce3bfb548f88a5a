package com.salesintelligence.local.bigquery.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * How many bytes of requests may wait in memory, of all connections together: beyond that, nobody
 * is asked for more until some are stored.
 */
final class Intake {

  private final long limit;
  private final Queue<Runnable> parked = new ArrayDeque<>();
  private long waiting;

  Intake(long limit) {
    this.limit = limit;
  }

  /** A share of the heap that leaves room for what is being read and stored. */
  static Intake ofHeap() {
    return new Intake(Math.max(48L << 20, Runtime.getRuntime().maxMemory() / 8));
  }

  synchronized void add(long bytes) {
    waiting += bytes;
  }

  void release(long bytes) {
    List<Runnable> woken = new ArrayList<>();
    synchronized (this) {
      waiting -= bytes;
      if (waiting < limit) {
        woken.addAll(parked);
        parked.clear();
      }
    }
    woken.forEach(Runnable::run);
  }

  /**
   * @param again runs as soon as there is room, if there is none now
   */
  synchronized boolean hasRoom(Runnable again) {
    if (waiting < limit) {
      return true;
    }
    parked.add(again);
    return false;
  }
}
