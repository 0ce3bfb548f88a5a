package com.salesintelligence.local.platform.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Measures the whole pipeline on this machine and prints one table. */
public final class Bench {

  private static final long MAILS = Long.getLong("bench.mails", 100_000);
  private static final long RECORDS = Long.getLong("bench.records", 1_000_000);
  private static final long ROWS = Long.getLong("bench.rows", 1_000);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int RATE = Integer.getInteger("bench.rate", 200);

  private Bench() {}

  /**
   * @param args {@code million} measures the million records alone
   */
  public static void main(String[] args) throws IOException {
    var folder = Files.createTempDirectory("sales-intelligence-bench");
    try {
      if (List.of(args).contains("million")) {
        System.out.println(million(folder.resolve("million")));
        return;
      }
      var small = small(folder.resolve("small"));
      var large = large(folder.resolve("large"));
      System.out.println(table(small, large));
      System.out.println(million(folder.resolve("million")));
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
      return new Small(
          platform.process().readySeconds(), latency, platform.process().residentMegabytes());
    }
  }

  private static Large large(Path folder) throws IOException {
    System.out.println("large company: " + MAILS + " mails from the sandbox to the table …");
    try (var platform = PlatformProcess.start("large", folder)) {
      var process = platform.process();
      var mails = new RowCount(platform.ports());
      var throughput =
          Throughput.measure(process, mails::mails, MAILS, PAUSE, PATIENCE, stored -> {});
      return new Large(throughput, process.peakMegabytes());
    }
  }

  private static String million(Path folder) throws IOException {
    System.out.println("a million records from a sandbox of its own to the tables …");
    try (var sandbox = SandboxProcess.start("million", folder.resolve("sandbox"));
        var platform = PlatformProcess.reading(sandbox, folder.resolve("platform"))) {
      var million = Million.measure(sandbox.process(), platform, RECORDS);
      System.out.println("the same API row by row …");
      return table(million, RowByRow.measure(sandbox, platform, ROWS));
    }
  }

  private static String table(Million million, RowByRow simple) {
    return """

        | what | measured | bar |
        |---|---|---|
        | sandbox to tables, %,d records of all sources | %,.0f records/s in %.1f s | 20,000 records/s |
        | CPU per record: platform, sandbox | %,.0f µs, %,.0f µs | – |
        | memory of the platform, peak after a quarter and after all | %,d MB, %,d MB | flat |
        | the same API and warehouse row by row, %,d to-dos | %,.0f records/s, %,.0f µs of CPU: %.1f times slower | – |
        """
        .formatted(
            million.throughput().records(),
            million.throughput().perSecond(),
            million.throughput().seconds(),
            million.throughput().cpuMicros(),
            million.sandboxCpuMicros(),
            million.quarterMegabytes(),
            million.peakMegabytes(),
            simple.records(),
            simple.perSecond(),
            simple.cpuMicros(),
            million.throughput().perSecond() / simple.perSecond());
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
