package com.salesintelligence.local.platform.bench;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast mails come from the sandbox into the table: the first full sync of a large company.
 *
 * @param perSecond mails in the table per second, from ready to the last one
 * @param cpuMicros CPU time of the whole platform per mail, sandbox and stand-ins of Google
 *     included
 */
record Throughput(long records, double seconds, double perSecond, double cpuMicros) {

  private static final long POLL_NANOS = 100_000_000;
  private static final long GIVE_UP_NANOS = 300_000_000_000L;

  static Throughput measure(PlatformProcess platform, long records) throws IOException {
    var count = new RowCount(platform.ports());
    long started = System.nanoTime();
    double cpuBefore = platform.cpuSeconds();
    long stored = count.mails();
    while (stored < records && System.nanoTime() - started < GIVE_UP_NANOS) {
      LockSupport.parkNanos(POLL_NANOS);
      stored = count.mails();
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpu = platform.cpuSeconds() - cpuBefore;
    return new Throughput(stored, seconds, stored / seconds, cpu * 1e6 / stored);
  }
}
