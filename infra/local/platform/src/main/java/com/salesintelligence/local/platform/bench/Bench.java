package com.salesintelligence.local.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Measures the whole pipeline on this machine and prints one table. */
public final class Bench {

  private static final long MAILS = Long.getLong("bench.mails", 100_000);
  private static final int RATE = Integer.getInteger("bench.rate", 200);

  private Bench() {}

  public static void main(String[] args) throws IOException {
    var folder = Files.createTempDirectory("sales-intelligence-bench");
    try {
      var small = small(folder.resolve("small"));
      var large = large(folder.resolve("large"));
      System.out.println(table(small, large));
    } finally {
      delete(folder);
    }
  }

  private record Small(double readySeconds, Latency latency, long residentMegabytes) {}

  private record Large(Throughput throughput, long peakMegabytes) {}

  private static Small small(Path folder) throws IOException {
    System.out.println(
        "small company: start, a warm-up of 15 s, then " + RATE + " records/s for 30 s …");
    try (var platform = PlatformProcess.start("small", folder)) {
      var rows = new RowCount(platform.ports());
      var quiet = new Quiet(rows);
      quiet.await();
      var latency = Latency.measure(platform.ports(), RATE, rows.contacts());
      return new Small(platform.readySeconds(), latency, platform.residentMegabytes());
    }
  }

  private static Large large(Path folder) throws IOException {
    System.out.println("large company: " + MAILS + " mails from the sandbox to the table …");
    try (var platform = PlatformProcess.start("large", folder)) {
      var throughput = Throughput.measure(platform, MAILS);
      return new Large(throughput, platform.peakMegabytes());
    }
  }

  private static String table(Small small, Large large) {
    var t = large.throughput();
    var l = small.latency();
    return """

        | what | measured | bar |
        |---|---|---|
        | sandbox to table, %,d mails | %,.0f records/s in %.1f s | 5,000 records/s |
        | CPU of the whole platform per record | %,.0f µs | – |
        | publish to recommendation at %d records/s, p50 | %,.0f ms (%d of %d answered) | – |
        | publish to recommendation at %d records/s, p99 | %,.0f ms | 2,000 ms |
        | JVM start to ready | %.1f s | 25 s |
        | memory, small company | %,d MB | 1,536 MB |
        | memory, peak with %,d mails | %,d MB | 1,536 MB |
        """
        .formatted(
            t.records(),
            t.perSecond(),
            t.seconds(),
            t.cpuMicros(),
            RATE,
            l.p50Millis(),
            l.answered(),
            l.sent(),
            RATE,
            l.p99Millis(),
            small.readySeconds(),
            small.residentMegabytes(),
            t.records(),
            large.peakMegabytes());
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
