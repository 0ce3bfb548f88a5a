package com.salesintelligence.local.bigquery.catalog;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes tables and partitions whose time has come, within about a second. */
public final class Expiry implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

  private final Metadata metadata;
  private final Tables tables;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("bigquery-expiry").factory());

  public Expiry(Metadata metadata, Tables tables, InstantSource clock) {
    this.metadata = metadata;
    this.tables = tables;
    this.clock = clock;
  }

  public void start() {
    timer.scheduleWithFixedDelay(this::removeExpired, 1, 1, TimeUnit.SECONDS);
    timer.scheduleWithFixedDelay(this::removeExpiredPartitions, 1, 1, TimeUnit.SECONDS);
  }

  private void removeExpired() {
    for (TableEntry table : metadata.expired(clock.millis())) {
      try {
        tables.delete(table.name());
      } catch (SQLException | RuntimeException e) {
        LOG.warn("Expired table {} could not be removed", table.name(), e);
      }
    }
  }

  private void removeExpiredPartitions() {
    for (TableEntry table : metadata.withExpiringPartitions()) {
      try {
        removeExpiredPartitions(table);
      } catch (SQLException | RuntimeException e) {
        LOG.warn("Expired partitions of {} could not be removed", table.name(), e);
      }
    }
  }

  private void removeExpiredPartitions(TableEntry table) throws SQLException {
    Optional<Partitions> partitions = table.partitions();
    if (partitions.isPresent()) {
      Instant begin = clock.instant().minusMillis(Partitions.life(table.resource()));
      String rows = table.duckName() + " WHERE " + partitions.get().beganBy(begin);
      if (metadata.finds("SELECT 1 FROM " + rows + " LIMIT 1")) {
        metadata.changeRows(table, "DELETE FROM " + rows);
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
