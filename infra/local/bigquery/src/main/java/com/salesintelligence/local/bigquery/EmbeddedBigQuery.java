package com.salesintelligence.local.bigquery;

import com.salesintelligence.local.bigquery.catalog.Datasets;
import com.salesintelligence.local.bigquery.catalog.Expiry;
import com.salesintelligence.local.bigquery.catalog.Metadata;
import com.salesintelligence.local.bigquery.catalog.Tables;
import com.salesintelligence.local.bigquery.grpc.Versions;
import com.salesintelligence.local.bigquery.load.ExtractJobs;
import com.salesintelligence.local.bigquery.load.LoadJobs;
import com.salesintelligence.local.bigquery.load.Streaming;
import com.salesintelligence.local.bigquery.query.DefaultValues;
import com.salesintelligence.local.bigquery.query.Job;
import com.salesintelligence.local.bigquery.query.Jobs;
import com.salesintelligence.local.bigquery.query.QueryEngine;
import com.salesintelligence.local.bigquery.query.Selections;
import com.salesintelligence.local.bigquery.query.Staging;
import com.salesintelligence.local.bigquery.query.TableRows;
import com.salesintelligence.local.bigquery.read.FirstBeta;
import com.salesintelligence.local.bigquery.read.ReadService;
import com.salesintelligence.local.bigquery.read.ReadSessions;
import com.salesintelligence.local.bigquery.rest.Backend;
import com.salesintelligence.local.bigquery.rest.RestServer;
import com.salesintelligence.local.bigquery.store.Database;
import com.salesintelligence.local.bigquery.write.AppendLoop;
import com.salesintelligence.local.bigquery.write.WriteService;
import com.salesintelligence.local.bigquery.write.WriteStreams;
import com.salesintelligence.local.googlesql.GoogleSql;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** BigQuery in this JVM, on loopback ports: Google's own clients and {@code bq} talk to it. */
public final class EmbeddedBigQuery implements AutoCloseable {

  private static final int MAX_REQUEST = 24 << 20;
  private static final String SECOND_BETA = "google.cloud.bigquery.storage.v1beta2.";

  private final GoogleSql sql;
  private final Database database;
  private final AppendLoop appends;
  private final ReadSessions reads;
  private final Expiry expiry;
  private final Server grpc;
  private final RestServer rest;

  private EmbeddedBigQuery(
      GoogleSql sql,
      Database database,
      AppendLoop appends,
      ReadSessions reads,
      Expiry expiry,
      Server grpc,
      RestServer rest) {
    this.sql = sql;
    this.database = database;
    this.expiry = expiry;
    this.appends = appends;
    this.reads = reads;
    this.grpc = grpc;
    this.rest = rest;
  }

  /**
   * @throws IllegalStateException with one line that says what to do: a port is taken, or another
   *     process uses the folder
   */
  public static EmbeddedBigQuery start(BigQuerySettings settings) {
    Database database = Database.open(settings.folder(), settings.memoryMegabytes());
    try {
      return start(settings, database);
    } catch (SQLException e) {
      database.close();
      throw new IllegalStateException("The BigQuery data cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      database.close();
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static EmbeddedBigQuery start(BigQuerySettings settings, Database database)
      throws SQLException, IOException {
    var sql = new GoogleSql();
    sql.warmUp();
    Metadata metadata = Metadata.load(database);
    var datasets = new Datasets(metadata);
    var defaults = new DefaultValues(sql, database, metadata);
    var tables = new Tables(metadata, defaults::check);
    WriteStreams streams = WriteStreams.load(database, metadata, InstantSource.system());
    var appends = new AppendLoop(database, metadata, tables, streams, defaults::values);
    var staging = new Staging(database, metadata, tables, defaults);
    staging.forgetOld();
    var engine = new QueryEngine(sql, database, metadata, datasets, tables, staging);
    var tableRows = new TableRows(database);
    var jobs = new Jobs(engine);
    metadata.jobs(project -> jobs.list(project, null).stream().map(Job::resource).toList());
    metadata.results(jobs::table);
    var selections = new Selections(sql, metadata);
    var reads = new ReadSessions(database, metadata, selections, InstantSource.system());
    Server grpc =
        grpc(
            settings.grpcPort(),
            new WriteService(appends, metadata, streams),
            new ReadService(reads));
    RestServer rest;
    try {
      var loads = new LoadJobs(database, metadata, staging, defaults);
      var extracts = new ExtractJobs(database, metadata, tableRows);
      var streaming = new Streaming(database, metadata, tables, defaults, InstantSource.system());
      rest =
          RestServer.start(
              settings.restPort(),
              new Backend(
                  metadata,
                  datasets,
                  tables,
                  engine,
                  tableRows,
                  selections,
                  staging,
                  jobs,
                  loads,
                  extracts,
                  streaming,
                  database.folders()));
    } catch (IOException e) {
      grpc.shutdownNow();
      throw e;
    }
    var expiry = new Expiry(metadata, tables, InstantSource.system());
    appends.start();
    expiry.start();
    return new EmbeddedBigQuery(sql, database, appends, reads, expiry, grpc, rest);
  }

  private static Server grpc(int port, WriteService write, ReadService read) throws IOException {
    try {
      return NettyServerBuilder.forAddress(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
          .maxInboundMessageSize(MAX_REQUEST)
          .directExecutor()
          .addService(write)
          .addService(read)
          .addService(Versions.named(SECOND_BETA + "BigQueryWrite", write.bindService()))
          .addService(Versions.named(SECOND_BETA + "BigQueryRead", read.bindService()))
          .addService(FirstBeta.of(read))
          .build()
          .start();
    } catch (IOException e) {
      throw new IOException(
          "Port %d for BigQuery's gRPC API is taken: stop what uses it, or choose another port."
              .formatted(port),
          e);
    }
  }

  /** For example {@code http://localhost:9050}. */
  public String restUrl() {
    return "http://localhost:" + rest.port();
  }

  /** Host and port of the Storage Write and Read APIs; plain text, no TLS. */
  public String grpcEndpoint() {
    return "localhost:" + grpc.getPort();
  }

  /**
   * Why only the statements run here that were translated beforehand; empty where all do. Loads the
   * analyser if nobody has.
   */
  public Optional<String> limitation() {
    return sql.limitation();
  }

  @Override
  public void close() {
    rest.close();
    expiry.close();
    grpc.shutdown();
    try {
      if (!grpc.awaitTermination(200, TimeUnit.MILLISECONDS)) {
        grpc.shutdownNow();
      }
    } catch (InterruptedException e) {
      grpc.shutdownNow();
      Thread.currentThread().interrupt();
    }
    appends.close();
    reads.close();
    database.close();
  }
}
