package com.salesintelligence.local.bigquery.bench;

import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints one line a measurement: {@code write}, {@code query}, {@code trade}, {@code memory}, or
 * all of them.
 */
public final class BigQueryBench {

  private static final int WRITE_ROWS = 500_000;
  private static final int REPETITIONS = 5;
  private static final int QUERIES = 2_000;
  private static final int TRADE_REPETITIONS = 3;
  private static final int MEMORY_ROWS = 10_000_000;

  private BigQueryBench() {}

  public static void main(String[] arguments) throws Exception {
    List<String> wanted =
        arguments.length == 0 ? List.of("write", "query", "trade", "memory") : List.of(arguments);
    for (String measurement : wanted) {
      switch (measurement) {
        case "write" -> write();
        case "query" -> query();
        case "trade" -> trade();
        case "memory" -> memory();
        default ->
            throw new IllegalArgumentException("write, query, trade or memory: " + measurement);
      }
    }
  }

  private static void write() throws Exception {
    StorageBench.Result result = StorageBench.run(WRITE_ROWS, REPETITIONS);
    print(
        "Storage Write %,.0f rows/s, DuckDB's appender %,.0f rows/s: ratio %.2f (bar 0.4, aim 0.8)",
        result.serverRowsPerSecond(), result.duckRowsPerSecond(), result.ratio());
  }

  private static void query() throws Exception {
    try (EmbeddedBigQuery server = EmbeddedBigQuery.start(BigQuerySettings.inMemory())) {
      var client = new QueryClient(server.restUrl());
      double[] millis = new double[QUERIES];
      for (int i = -QUERIES; i < QUERIES; i++) {
        long begin = System.nanoTime();
        client.query("SELECT 1");
        if (i >= 0) {
          millis[i] = (System.nanoTime() - begin) / 1e6;
        }
      }
      Arrays.sort(millis);
      print(
          "Trivial query p50 %.2f ms, p99 %.2f ms (bar: p50 10 ms)",
          millis[QUERIES / 2], millis[QUERIES * 99 / 100]);
    }
  }

  private static void trade() throws Exception {
    TradeBench.Result result = new TradeBench(1, TRADE_REPETITIONS).run();
    print(
        "TPC-H-like, 1 GB: %,d rows made by GoogleSQL in %.1f s, %,.0f rows/s",
        result.allRows(), result.loadSeconds(), result.allRows() / result.loadSeconds());
    for (TradeBench.Pair pair : result.queries()) {
      double server = pair.server().millis();
      double duck = pair.duck().millis();
      print(
          "  %2d %-46s %,7.0f ms, DuckDB %,7.0f ms: %.2f×, %d rows%s",
          pair.query().number(),
          pair.query().title(),
          server,
          duck,
          server / duck,
          pair.server().rows().size(),
          pair.agree() ? "" : " THAT DIFFER");
    }
    print(
        "All 22 queries, p50 of %d: %,.0f ms through REST and GoogleSQL, %,.0f ms by DuckDB alone: %.2f×; resident memory %,d MB",
        TRADE_REPETITIONS,
        result.serverMillis(),
        result.duckMillis(),
        result.serverMillis() / result.duckMillis(),
        result.resident() >> 20);
  }

  private static void memory() throws Exception {
    Path folder = Files.createTempDirectory("bigquery-bench");
    try (EmbeddedBigQuery server = EmbeddedBigQuery.start(BigQuerySettings.in(folder))) {
      var client = new QueryClient(server.restUrl());
      client.query("CREATE SCHEMA bench");
      client.query(BenchRows.googleDdl("bench.large"));
      long before = resident();
      StorageBench.append(server.grpcEndpoint(), "large", MEMORY_ROWS);
      client.query("SELECT COUNT(*), MAX(body) FROM bench.large");
      print(
          "Resident memory %,d MB with 10M rows, %,d MB before (server and client in one JVM)",
          resident() >> 20, before >> 20);
    } finally {
      delete(folder);
    }
  }

  static long resident() throws IOException {
    String[] pages = Files.readString(Path.of("/proc/self/statm")).split(" ");
    return Long.parseLong(pages[1]) * 4_096;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
