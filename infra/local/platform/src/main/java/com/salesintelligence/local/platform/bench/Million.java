package com.salesintelligence.local.platform.bench;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/**
 * How fast a million records come from a sandbox into the tables: mostly to-dos of Salesforce, a
 * tenth mails.
 *
 * @param cpuMicros CPU time of the platform per record, the sandbox's left out
 * @param sandboxCpuMicros CPU time of the sandbox per record
 * @param quarterMegabytes peak memory of the platform when a quarter was stored
 * @param peakMegabytes when all was stored
 */
record Million(
    long records,
    double seconds,
    double cpuMicros,
    double sandboxCpuMicros,
    long quarterMegabytes,
    long peakMegabytes) {

  private static final long POLL_NANOS = 500_000_000;
  private static final long GIVE_UP_NANOS = 900_000_000_000L;

  static Million measure(SandboxProcess sandbox, PlatformProcess platform, long records)
      throws IOException {
    var count = new RowCount(platform.ports());
    long started = System.nanoTime();
    double cpu = platform.cpuSeconds();
    double sandboxCpu = sandbox.process().cpuSeconds();
    long quarter = 0;
    long stored = count.records();
    while (stored < records && System.nanoTime() - started < GIVE_UP_NANOS) {
      LockSupport.parkNanos(POLL_NANOS);
      stored = count.records();
      if (quarter == 0 && stored >= records / 4) {
        quarter = platform.peakMegabytes();
      }
    }
    return new Million(
        stored,
        (System.nanoTime() - started) / 1e9,
        (platform.cpuSeconds() - cpu) * 1e6 / stored,
        (sandbox.process().cpuSeconds() - sandboxCpu) * 1e6 / stored,
        quarter,
        platform.peakMegabytes());
  }

  double perSecond() {
    return records / seconds;
  }
}
