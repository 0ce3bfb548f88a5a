package com.salesintelligence.local.bigquery.bench;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.BigQueryWriteGrpc;
import com.salesintelligence.local.bigquery.BigQuerySettings;
import com.salesintelligence.local.bigquery.EmbeddedBigQuery;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.duckdb.DuckDBConnection;

/** Rows a second by the Storage Write API and by DuckDB's appender alone, in turns. */
final class StorageBench {

  private static final int WINDOW = 32;
  private static final int PREPARED = 200;
  private static final String TABLE = "projects/bench/datasets/bench/tables/";

  private StorageBench() {}

  /** What two ways of writing took. */
  record Result(double serverRowsPerSecond, double duckRowsPerSecond) {
    double ratio() {
      return serverRowsPerSecond / duckRowsPerSecond;
    }
  }

  static Result run(int rows, int repetitions) throws Exception {
    Path folder = Files.createTempDirectory("bigquery-bench");
    double[] server = new double[repetitions];
    double[] duck = new double[repetitions];
    try (EmbeddedBigQuery bigQuery = EmbeddedBigQuery.start(BigQuerySettings.in(folder))) {
      var queries = new QueryClient(bigQuery.restUrl());
      queries.query("CREATE SCHEMA bench");
      byServer(bigQuery, queries, "warm", rows);
      byDuck(folder, "warm", rows);
      for (int i = 0; i < repetitions; i++) {
        boolean serverFirst = i % 2 == 0;
        if (serverFirst) {
          server[i] = byServer(bigQuery, queries, "run" + i, rows);
        }
        duck[i] = byDuck(folder, "run" + i, rows);
        if (!serverFirst) {
          server[i] = byServer(bigQuery, queries, "run" + i, rows);
        }
      }
    } finally {
      BigQueryBench.delete(folder);
    }
    return new Result(BigQueryBench.median(server), BigQueryBench.median(duck));
  }

  private static double byServer(
      EmbeddedBigQuery bigQuery, QueryClient queries, String table, int rows) throws Exception {
    queries.query(BenchRows.googleDdl("bench." + table));
    long nanos = append(bigQuery.grpcEndpoint(), table, rows);
    queries.query("DROP TABLE bench." + table);
    return rows * 1e9 / nanos;
  }

  /** Sends rows and waits for all answers; tells how long that took. */
  static long append(String endpoint, String table, int rows) throws Exception {
    List<AppendRowsRequest> requests = BenchRows.requests(TABLE + table + "/_default", PREPARED);
    ManagedChannel channel =
        ManagedChannelBuilder.forTarget(endpoint).usePlaintext().directExecutor().build();
    var answers = new Answers();
    try {
      long begin = System.nanoTime();
      StreamObserver<AppendRowsRequest> out =
          BigQueryWriteGrpc.newStub(channel).appendRows(answers);
      for (int i = 0; i < rows / BenchRows.REQUEST; i++) {
        answers.window.acquire();
        out.onNext(requests.get(i == 0 ? 0 : 1 + i % (PREPARED - 1)));
      }
      out.onCompleted();
      answers.done.get();
      return System.nanoTime() - begin;
    } finally {
      channel.shutdownNow();
    }
  }

  private static double byDuck(Path folder, String table, int rows)
      throws SQLException, IOException {
    Path file = folder.resolve("bare.duckdb");
    Files.deleteIfExists(file);
    Files.deleteIfExists(folder.resolve("bare.duckdb.wal"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        var statement = connection.createStatement()) {
      statement.execute("SET threads = 2");
      statement.execute("SET checkpoint_threshold = '256MB'");
      statement.execute(BenchRows.duckDdl(table));
      long begin = System.nanoTime();
      try (var appender = ((DuckDBConnection) connection).createAppender("main", table)) {
        for (int row = 0; row < rows; row++) {
          BenchRows.append(appender, row);
        }
      }
      return rows * 1e9 / (System.nanoTime() - begin);
    }
  }

  private static final class Answers implements StreamObserver<AppendRowsResponse> {
    private final Semaphore window = new Semaphore(WINDOW);
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    @Override
    public void onNext(AppendRowsResponse response) {
      if (response.hasError()) {
        done.completeExceptionally(new IllegalStateException(response.getError().getMessage()));
      }
      window.release();
    }

    @Override
    public void onError(Throwable problem) {
      done.completeExceptionally(problem);
      window.release(WINDOW);
    }

    @Override
    public void onCompleted() {
      done.complete(null);
    }
  }
}
