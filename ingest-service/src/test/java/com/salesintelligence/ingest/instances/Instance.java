package com.salesintelligence.ingest.instances;

import com.salesintelligence.ingest.core.Connector;
import com.salesintelligence.ingest.core.Leases;
import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.core.Polling;
import com.salesintelligence.ingest.core.PublishReading;
import com.salesintelligence.ingest.core.Runs;
import com.salesintelligence.ingest.core.Syncing;
import com.salesintelligence.ingest.warehouse.LeaseRows;
import com.salesintelligence.ingest.warehouse.RunRows;
import com.salesintelligence.ingest.warehouse.SyncStates;
import com.salesintelligence.warehouse.Warehouse;
import com.salesintelligence.warehouse.WarehouseSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An ingest service without Spring, HTTP and Pub/Sub. */
final class Instance implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_POLLS = Duration.ofMillis(100);

  private final Warehouse warehouse;
  private final Leases leases;
  private final Runs runs;
  private final ScheduledExecutorService schedule = Executors.newScheduledThreadPool(2);

  Instance(String restUrl, String grpcEndpoint, Pages pages, PublishReading publish) {
    warehouse =
        Warehouse.connect(
            new WarehouseSettings("demo-project", "instances", "test", restUrl, grpcEndpoint));
    var queries = warehouse.queries();
    leases =
        new Leases(
            new LeaseRows(queries, warehouse.changes()),
            UUID.randomUUID().toString(),
            LEASE,
            InstantSource.system());
    var connector =
        new Connector(
            pages,
            SyncStates.of(pages.name(), queries, warehouse.writers(), InstantSource.system()),
            scope -> Pages.known(),
            new Plan(BETWEEN_POLLS, "-"));
    runs =
        new Runs(
            new Syncing(connector, publish, hasty()),
            leases,
            List.of(new RunRows(queries, warehouse.writers())),
            InstantSource.system());
  }

  /** Each position is worth being stored. */
  private static InstantSource hasty() {
    var hours = new AtomicLong();
    return () -> Instant.EPOCH.plus(Duration.ofHours(hours.incrementAndGet()));
  }

  Instance start() {
    var polling = new Polling(runs, BETWEEN_POLLS, InstantSource.system());
    every(leases.pace(), leases::keep);
    every(BETWEEN_POLLS, polling::poll);
    return this;
  }

  private void every(Duration time, Runnable work) {
    schedule.scheduleWithFixedDelay(work, 0, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** As the service does it every few seconds. */
  void tellProgress() {
    runs.tellProgress();
  }

  Warehouse warehouse() {
    return warehouse;
  }

  static CompletableFuture<Void> confirmed() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    runs.close();
    leases.close();
    warehouse.close();
  }
}
