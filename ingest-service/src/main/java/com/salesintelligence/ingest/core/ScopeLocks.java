package com.salesintelligence.ingest.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one run at a time into each scope of one source. */
final class ScopeLocks {

  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /** Waits for the run that is in the scope. */
  void enter(String scope) {
    try {
      lock(scope).lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceFailure.stopped();
    }
  }

  void leave(String scope) {
    lock(scope).unlock();
  }

  boolean free(String scope) {
    return !lock(scope).isLocked();
  }

  private ReentrantLock lock(String scope) {
    return locks.computeIfAbsent(scope, any -> new ReentrantLock());
  }
}
