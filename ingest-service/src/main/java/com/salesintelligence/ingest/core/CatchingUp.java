package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.RunReport.Status;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * Reads scopes at once that their source says have changed. Notices may come twice, late, out of
 * order, or before the source itself shows what they tell of.
 */
public final class CatchingUp {

  private static final int MOST_RUNS = 3;

  private final Runs runs;
  private final Duration pause;
  private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

  /**
   * @param pause before a scope is read once more that does not show the change yet
   */
  public CatchingUp(Runs runs, Duration pause) {
    this.runs = runs;
    this.pause = pause;
  }

  /** What became of a notice. */
  public enum Answer {
    /** The scope was read; what it did not show by now, the next poll tells. */
    READ,
    /** The change is told already, or will be by the first full run. */
    KNOWN,
    /** No such scope is read here. */
    UNKNOWN_SCOPE,
    /** Another instance reads the scope. */
    ELSEWHERE,
    /** The source could not be read. */
    FAILED
  }

  /**
   * @param reached whether a cursor lies behind the change
   */
  public Answer changed(String scope, Predicate<String> reached) {
    if (!runs.scopes().contains(scope)) {
      return Answer.UNKNOWN_SCOPE;
    }
    var lock = locks.computeIfAbsent(scope, any -> new ReentrantLock());
    try {
      lock.lockInterruptibly();
      try {
        return read(scope, reached);
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SourceFailure.stopped();
    }
  }

  private Answer read(String scope, Predicate<String> reached) throws InterruptedException {
    for (int run = 0; run < MOST_RUNS; run++) {
      var cursor = runs.cursor(scope);
      if (cursor.isEmpty() || reached.test(cursor.get())) {
        return run == 0 ? Answer.KNOWN : Answer.READ;
      }
      if (run > 0) {
        Thread.sleep(pause);
      }
      var report = runs.notice(scope);
      if (report.watermark().isEmpty()) {
        return report.status() == Status.SUCCESS ? Answer.ELSEWHERE : Answer.FAILED;
      }
    }
    return Answer.READ;
  }
}
