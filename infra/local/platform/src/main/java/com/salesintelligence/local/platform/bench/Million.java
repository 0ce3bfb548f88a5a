package com.salesintelligence.local.platform.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * How fast a million records come from a sandbox into the tables: mostly to-dos of Salesforce, a
 * tenth mails.
 *
 * @param sandboxCpuMicros CPU time of the sandbox per record
 * @param quarterMegabytes peak memory of the platform when a quarter was stored
 * @param peakMegabytes when all was stored
 */
record Million(
    Throughput throughput, double sandboxCpuMicros, long quarterMegabytes, long peakMegabytes) {

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  static Million measure(MeasuredProcess sandbox, PlatformProcess platform, long records)
      throws IOException {
    double cpuBefore = sandbox.cpuSeconds();
    long[] quarter = {0};
    var throughput =
        Throughput.measure(
            platform.process(),
            new RowCount(platform.ports())::records,
            records,
            PAUSE,
            PATIENCE,
            stored -> {
              if (quarter[0] == 0 && stored >= records / 4) {
                quarter[0] = platform.process().peakMegabytes();
              }
            });
    return new Million(
        throughput,
        (sandbox.cpuSeconds() - cpuBefore) * 1e6 / throughput.records(),
        quarter[0],
        platform.process().peakMegabytes());
  }
}
