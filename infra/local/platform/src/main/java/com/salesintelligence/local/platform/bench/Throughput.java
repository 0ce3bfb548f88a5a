package com.salesintelligence.local.platform.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How fast records come from the sources into the tables: the first full sync of a company.
 *
 * @param perSecond records in the tables per second, from ready to the last one
 * @param cpuMicros CPU time of the platform per record, the stand-ins of Google included and the
 *     sandbox, too, unless it has a process of its own
 */
record Throughput(long records, double seconds, double perSecond, double cpuMicros) {

  /** Looks on while records come. */
  interface Watching {
    void stored(long records) throws IOException;
  }

  /**
   * @param count how many are stored by now
   */
  static Throughput measure(
      MeasuredProcess platform,
      LongSupplier count,
      long records,
      Duration pause,
      Duration patience,
      Watching watching)
      throws IOException {
    long started = System.nanoTime();
    double cpuBefore = platform.cpuSeconds();
    long stored = count.getAsLong();
    while (stored < records && System.nanoTime() - started < patience.toNanos()) {
      LockSupport.parkNanos(pause.toNanos());
      stored = count.getAsLong();
      watching.stored(stored);
    }
    double seconds = (System.nanoTime() - started) / 1e9;
    double cpu = platform.cpuSeconds() - cpuBefore;
    return new Throughput(stored, seconds, stored / seconds, cpu * 1e6 / stored);
  }
}
