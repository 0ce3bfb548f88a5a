package com.salesintelligence.local.bigquery.bench;

import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same questions about the same rows, asked through REST and GoogleSQL, and of DuckDB directly.
 */
final class TradeBench {

  private static final int MEMORY = 1_500;
  private static final double PRECISION = 1e-9;

  private final double size;
  private final int repetitions;

  TradeBench(double size, int repetitions) {
    this.size = size;
    this.repetitions = repetitions;
  }

  /** A query's answer and the median of its times. */
  record Answer(double millis, List<List<@Nullable String>> rows) {}

  /** Both answers to a query. */
  record Pair(TradeQuery query, Answer server, Answer duck) {
    boolean agree() {
      return server.rows().size() == duck.rows().size()
          && java.util.stream.IntStream.range(0, server.rows().size())
              .allMatch(i -> same(server.rows().get(i), duck.rows().get(i)));
    }
  }

  /** What was measured; {@code resident} is the most memory that this JVM had, in bytes. */
  record Result(Map<String, Long> rows, double loadSeconds, long resident, List<Pair> queries) {
    long allRows() {
      return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    double serverMillis() {
      return queries.stream().mapToDouble(pair -> pair.server().millis()).sum();
    }

    double duckMillis() {
      return queries.stream().mapToDouble(pair -> pair.duck().millis()).sum();
    }
  }

  Result run() throws Exception {
    Path folder = Files.createTempDirectory("bigquery-bench");
    try {
      var server = new ArrayList<Answer>();
      var rows = new LinkedHashMap<String, Long>();
      var settings = new BigQuerySettings(0, 0, Optional.of(folder), MEMORY);
      double seconds;
      long resident;
      try (EmbeddedBigQuery bigQuery = EmbeddedBigQuery.start(settings)) {
        var client = new QueryClient(bigQuery.restUrl());
        long begin = System.nanoTime();
        client.query("CREATE SCHEMA trade");
        for (var table : new TradeTables(size).selects().entrySet()) {
          client.query("CREATE TABLE trade." + table.getKey() + " AS " + table.getValue());
        }
        seconds = (System.nanoTime() - begin) / 1e9;
        for (String table : new TradeTables(size).selects().keySet()) {
          rows.put(table, count(client, table));
        }
        for (TradeQuery query : TradeQuery.all()) {
          server.add(answer(() -> byServer(client, query)));
        }
        resident = BigQueryBench.resident();
      }
      return new Result(rows, seconds, resident, pairs(server, folder));
    } finally {
      BigQueryBench.delete(folder);
    }
  }

  /** The server is stopped by now: two processes of DuckDB cannot share a file. */
  private List<Pair> pairs(List<Answer> server, Path folder) throws Exception {
    var pairs = new ArrayList<Pair>();
    try (Connection duck =
        DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("bigquery.duckdb"))) {
      try (var statement = duck.createStatement()) {
        statement.execute("SET threads = 2");
        statement.execute("SET memory_limit = '" + MEMORY + "MB'");
        statement.execute("SET schema = '\"bench.trade\"'");
      }
      for (TradeQuery query : TradeQuery.all()) {
        pairs.add(new Pair(query, server.get(pairs.size()), answer(() -> byDuck(duck, query))));
      }
    }
    return pairs;
  }

  /** One way to ask. */
  private interface Asking {
    List<List<@Nullable String>> ask() throws Exception;
  }

  private Answer answer(Asking asking) throws Exception {
    double[] millis = new double[repetitions];
    List<List<@Nullable String>> rows = List.of();
    for (int i = 0; i < repetitions; i++) {
      long begin = System.nanoTime();
      rows = asking.ask();
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    return new Answer(BigQueryBench.median(millis), rows);
  }

  private static long count(QueryClient client, String table) throws Exception {
    String answer = client.query("SELECT COUNT(*) FROM trade." + table);
    return Long.parseLong(String.valueOf(rows(answer).getFirst().getFirst()));
  }

  private static List<List<@Nullable String>> byServer(QueryClient client, TradeQuery query)
      throws Exception {
    return rows(client.query(query.googleSql(), "trade"));
  }

  private static List<List<@Nullable String>> rows(String answer) {
    JsonNode json = JsonMapper.shared().readTree(answer);
    var rows = new ArrayList<List<@Nullable String>>();
    for (JsonNode row : json.path("rows")) {
      var values = new ArrayList<@Nullable String>();
      for (JsonNode cell : row.path("f")) {
        values.add(cell.path("v").isNull() ? null : cell.path("v").asString());
      }
      rows.add(values);
    }
    if (rows.size() != json.path("totalRows").asLong()) {
      throw new IllegalStateException("The answer has more than one page");
    }
    return rows;
  }

  private static List<List<@Nullable String>> byDuck(Connection duck, TradeQuery query)
      throws SQLException {
    try (var statement = duck.createStatement();
        ResultSet result = statement.executeQuery(query.duckSql())) {
      var rows = new ArrayList<List<@Nullable String>>();
      while (result.next()) {
        var values = new ArrayList<@Nullable String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          values.add(result.getString(i));
        }
        rows.add(values);
      }
      return rows;
    }
  }

  /** Sums of doubles depend on the order in which they were added up. */
  private static boolean same(List<@Nullable String> one, List<@Nullable String> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      String a = one.get(i);
      String b = other.get(i);
      if (a == null || b == null ? a != b : !a.equals(b) && !close(a, b)) {
        return false;
      }
    }
    return true;
  }

  private static boolean close(String one, String other) {
    try {
      double a = Double.parseDouble(one);
      double b = Double.parseDouble(other);
      return Math.abs(a - b) <= PRECISION * Math.max(Math.abs(a), Math.abs(b));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
