package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.contracts.tables.GmailSyncStateRow;
import com.salesintelligence.contracts.tables.SalesforceSyncStateRow;
import com.salesintelligence.contracts.tables.SyncStateRow;
import com.salesintelligence.ingest.core.Cursors;
import com.salesintelligence.ingest.core.Lease;
import com.salesintelligence.ingest.core.SyncType;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriter;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cursors of one source in its sync-state table, and how far its full runs are in
 * source_sync_state; reads them once, at the first need and with each new lease.
 */
public final class SyncStates implements Cursors {

  /** A poll that moved nothing still shows now and then that it took place. */
  private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofMinutes(1);

  /** Later a source may no longer know its own position. */
  private static final Duration RESUMABLE = Duration.ofHours(24);

  private static final Query<StateRow> OF_GMAIL =
      Query.of("sql/gmail_sync_state.sql", StateRow.class);
  private static final Query<StateRow> OF_SALESFORCE =
      Query.of("sql/salesforce_sync_state.sql", StateRow.class);
  private static final Query<StateRow> OF_SOURCE =
      Query.of("sql/source_sync_state.sql", StateRow.class);
  private static final Query<FullRunRow> FULL_RUNS =
      Query.of("sql/full_runs_cut_short.sql", FullRunRow.class);

  private final String source;
  private final Access access;
  private final InstantSource clock;
  private final TableWriter<SyncStateRow> shared;
  private final @Nullable OwnTable own;
  private final Map<String, Long> tokens = new ConcurrentHashMap<>();
  private final AtomicLong writes = new AtomicLong();
  private @Nullable Map<String, State> states;

  record StateRow(String scope, String reached) {}

  record FullRunRow(String scope, String runId, String position, Instant updatedAt) {}

  /** Of a scope; the cursor is empty before its first full run has ended. */
  private record State(String cursor, Instant storedAt, SyncType type, @Nullable FullRun fullRun) {

    static final State NONE = new State("", Instant.EPOCH, SyncType.FULL, null);
  }

  /** Gmail and Salesforce have documented tables of their own. */
  private record OwnTable(Query<StateRow> query, OwnWriter writer) {}

  private interface OwnWriter {

    CompletableFuture<Void> write(
        String scope, String cursor, SyncType type, long now, long version);
  }

  private SyncStates(
      String source,
      Queries queries,
      TableWriters writers,
      InstantSource clock,
      @Nullable OwnTable own) {
    this.source = source;
    this.access = new Access(queries);
    this.clock = clock;
    this.shared = writers.of(SyncStateRow.class);
    this.own = own;
  }

  public static SyncStates ofGmail(Queries queries, TableWriters writers, InstantSource clock) {
    var table = writers.of(GmailSyncStateRow.class);
    OwnWriter writer =
        (mailbox, cursor, type, now, version) ->
            table.upsert(
                GmailSyncStateRow.newBuilder()
                    .setMailboxEmail(mailbox)
                    .setLastHistoryId(cursor)
                    .setSyncType(type.text())
                    .setLastSyncAt(now)
                    .setUpdatedAt(now)
                    .build(),
                version);
    return new SyncStates("gmail", queries, writers, clock, new OwnTable(OF_GMAIL, writer));
  }

  public static SyncStates ofSalesforce(
      Queries queries, TableWriters writers, InstantSource clock) {
    var table = writers.of(SalesforceSyncStateRow.class);
    OwnWriter writer =
        (objectType, cursor, type, now, version) ->
            table.upsert(
                SalesforceSyncStateRow.newBuilder()
                    .setObjectType(objectType)
                    .setWatermark(Long.parseLong(cursor))
                    .setSyncType(type.text())
                    .setLastSyncAt(now)
                    .setUpdatedAt(now)
                    .build(),
                version);
    return new SyncStates(
        "salesforce", queries, writers, clock, new OwnTable(OF_SALESFORCE, writer));
  }

  /** Of a source without a sync-state table of its own. */
  public static SyncStates of(
      String source, Queries queries, TableWriters writers, InstantSource clock) {
    return new SyncStates(source, queries, writers, clock, null);
  }

  @Override
  public Optional<String> of(String scope) {
    return Optional.of(state(scope).cursor()).filter(cursor -> !cursor.isEmpty());
  }

  @Override
  public void move(String scope, String cursor, SyncType type) {
    var now = clock.instant();
    var state = state(scope);
    if (type == SyncType.INCREMENTAL
        && state.cursor().equals(cursor)
        && now.isBefore(state.storedAt().plus(BETWEEN_SIGNS_OF_LIFE))) {
      return;
    }
    var next = new State(cursor, now, type, type == SyncType.FULL ? null : state.fullRun());
    if (own != null) {
      Access.await(own.writer().write(scope, cursor, type, micros(now), version(scope, now)));
    }
    if (own == null || state.fullRun() != next.fullRun()) {
      store(scope, next, now);
    }
    states().put(scope, next);
  }

  /** What the holder before has moved is read anew. */
  @Override
  public synchronized void under(String scope, Lease lease) {
    tokens.put(scope, lease.token());
    if (states != null) {
      states.put(scope, read().getOrDefault(scope, State.NONE));
    }
  }

  @Override
  public Optional<FullRun> cutShort(String scope) {
    return Optional.ofNullable(state(scope).fullRun());
  }

  @Override
  public void reached(String scope, FullRun run) {
    var now = clock.instant();
    var state = state(scope);
    var next = new State(state.cursor(), state.storedAt(), state.type(), run);
    store(scope, next, now);
    states().put(scope, next);
  }

  private void store(String scope, State state, Instant now) {
    var row =
        SyncStateRow.newBuilder().setSourceSystem(source).setScope(scope).setUpdatedAt(micros(now));
    if (own == null && !state.cursor().isEmpty()) {
      row.setCursor(state.cursor())
          .setSyncType(state.type().text())
          .setLastSyncAt(micros(state.storedAt()));
    }
    var run = state.fullRun();
    if (run != null) {
      row.setFullRunId(run.runId()).setFullRunPosition(run.position());
    }
    Access.await(shared.upsert(row.build(), version(scope, now)));
  }

  /**
   * Fenced: what a holder writes that has lost its lease without knowing lies below all that the
   * next one writes, whose token is the time at which it took over.
   */
  private long version(String scope, Instant now) {
    long token = tokens.getOrDefault(scope, 0L);
    return token == 0 ? micros(now) : token + writes.incrementAndGet();
  }

  private State state(String scope) {
    return states().getOrDefault(scope, State.NONE);
  }

  private synchronized Map<String, State> states() {
    if (states == null) {
      states = read();
    }
    return states;
  }

  private Map<String, State> read() {
    var read = new ConcurrentHashMap<String, State>();
    var cursors =
        own == null
            ? access.list(OF_SOURCE, Map.of("source", source))
            : access.list(own.query(), Map.of());
    cursors.forEach(
        row ->
            read.put(
                row.scope(), new State(row.reached(), Instant.EPOCH, SyncType.INCREMENTAL, null)));
    var oldest = clock.instant().minus(RESUMABLE);
    access.list(FULL_RUNS, Map.of("source", source)).stream()
        .filter(row -> row.updatedAt().isAfter(oldest))
        .forEach(row -> read.compute(row.scope(), (scope, state) -> cutShort(state, row)));
    return read;
  }

  private static State cutShort(@Nullable State state, FullRunRow row) {
    var known = state == null ? State.NONE : state;
    return new State(
        known.cursor(), known.storedAt(), known.type(), new FullRun(row.runId(), row.position()));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
