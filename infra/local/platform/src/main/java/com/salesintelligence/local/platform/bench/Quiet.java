package com.salesintelligence.local.platform.bench;

import java.util.concurrent.locks.LockSupport;

/** Waits until the first sync is through, so that it does not disturb a measurement. */
final class Quiet {

  private static final long SECOND = 1_000_000_000L;

  private final RowCount rows;

  Quiet(RowCount rows) {
    this.rows = rows;
  }

  void await() {
    long last = -1;
    for (int second = 0; second < 120; second++) {
      long now = rows.mails();
      if (now == last && now > 0) {
        return;
      }
      last = now;
      LockSupport.parkNanos(3 * SECOND);
    }
    throw new IllegalStateException("the first sync did not end within six minutes");
  }
}
