package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.contracts.tables.RunRow;
import com.salesintelligence.ingest.core.RunHistory;
import com.salesintelligence.ingest.core.RunListener;
import com.salesintelligence.ingest.core.RunReport;
import com.salesintelligence.ingest.core.RunReport.Status;
import com.salesintelligence.ingest.core.RunReport.Trigger;
import com.salesintelligence.ingest.core.SourceFailure;
import com.salesintelligence.ingest.core.SyncType;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriter;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a row of etl_runs for each run worth it, and reads them back. */
public final class RunRows implements RunListener, RunHistory {

  private static final Logger log = LoggerFactory.getLogger(RunRows.class);
  private static final Query<StoredRun> ONE = Query.of("sql/run.sql", StoredRun.class);
  private static final Query<StoredRun> RECENT = Query.of("sql/recent_runs.sql", StoredRun.class);

  private final Access access;
  private final TableWriter<RunRow> table;

  public RunRows(Queries queries, TableWriters writers) {
    this.access = new Access(queries);
    this.table = writers.of(RunRow.class);
  }

  record StoredRun(
      String runId,
      String sourceSystem,
      String jobType,
      @Nullable String scope,
      Instant startedAt,
      @Nullable Instant completedAt,
      long rowsProcessed,
      long rowsFailed,
      String status,
      @Nullable String errorMessage,
      @Nullable String watermark) {}

  @Override
  public void finished(RunReport run) {
    if (!run.worthRecording()) {
      return;
    }
    store(run);
  }

  private void store(RunReport run) {
    try {
      Access.await(table.upsert(row(run), micros(run.completedAt().orElse(run.startedAt()))));
    } catch (SourceFailure e) {
      log.warn("run {} has no row in etl_runs: {}", run.id(), e.getMessage());
    }
  }

  /**
   * So that every instance and every page sees it; the next one comes soon, should this be lost.
   */
  @Override
  public void goesOn(RunReport run) {
    table
        // Below its end: no record takes less than a microsecond.
        .upsert(row(run), micros(run.startedAt()) + run.processed())
        .exceptionally(
            problem -> {
              log.debug("how run {} stands was not stored", run.id(), problem);
              return null;
            });
  }

  @Override
  public void carriedOn(String diedId, RunReport by) {
    find(diedId)
        .filter(died -> died.status() == Status.RUNNING)
        .ifPresent(died -> store(died.carriedOnBy(by)));
  }

  @Override
  public Optional<RunReport> find(String id) {
    return access.list(ONE, Map.of("run_id", id)).stream().findFirst().map(RunRows::report);
  }

  @Override
  public List<RunReport> recent() {
    return access.list(RECENT, Map.of()).stream().map(RunRows::report).toList();
  }

  private static RunRow row(RunReport run) {
    var row =
        RunRow.newBuilder()
            .setRunId(run.id())
            .setSourceSystem(run.source())
            .setJobType(run.type().text())
            .setScope(run.scope())
            .setStartedAt(micros(run.startedAt()))
            .setRowsProcessed(run.processed())
            .setRowsFailed(run.failed())
            .setStatus(run.status().name().toLowerCase(Locale.ROOT));
    run.completedAt().ifPresent(time -> row.setCompletedAt(micros(time)));
    if (!run.error().isEmpty()) {
      row.setErrorMessage(run.error());
    }
    if (!run.watermark().isEmpty()) {
      row.setWatermark(run.watermark());
    }
    return row.build();
  }

  private static RunReport report(StoredRun run) {
    return new RunReport(
        run.runId(),
        run.sourceSystem(),
        SyncType.of(run.jobType()).orElse(SyncType.FULL),
        run.scope() == null ? "" : run.scope(),
        Trigger.REQUEST,
        run.startedAt(),
        Optional.ofNullable(run.completedAt()),
        Status.valueOf(run.status().toUpperCase(Locale.ROOT)),
        run.rowsProcessed(),
        run.rowsFailed(),
        run.errorMessage() == null ? "" : run.errorMessage(),
        run.watermark() == null ? "" : run.watermark(),
        false);
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
