package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.contracts.tables.GmailSyncStateRow;
import com.salesintelligence.contracts.tables.SalesforceSyncStateRow;
import com.salesintelligence.contracts.tables.SyncStateRow;
import com.salesintelligence.ingest.core.Cursors;
import com.salesintelligence.ingest.core.SyncType;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps the cursors of one source in its sync-state table; reads them once, at the first need. */
public final class SyncStates implements Cursors {

  /** A poll that moved nothing still shows now and then that it took place. */
  private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofMinutes(1);

  private static final Query<StateRow> OF_GMAIL =
      Query.of("sql/gmail_sync_state.sql", StateRow.class);
  private static final Query<StateRow> OF_SALESFORCE =
      Query.of("sql/salesforce_sync_state.sql", StateRow.class);

  private static final Query<StateRow> OF_SOURCE =
      Query.of("sql/source_sync_state.sql", StateRow.class);

  private final Access access;
  private final Query<StateRow> query;
  private final Map<String, String> parameters;
  private final StateWriter writer;
  private final InstantSource clock;
  private @Nullable Map<String, State> states;

  record StateRow(String scope, String reached) {}

  private record State(String cursor, Instant storedAt) {}

  private interface StateWriter {

    CompletableFuture<Void> write(String scope, String cursor, SyncType type, long now);
  }

  private SyncStates(
      Access access,
      Query<StateRow> query,
      Map<String, String> parameters,
      StateWriter writer,
      InstantSource clock) {
    this.access = access;
    this.query = query;
    this.parameters = parameters;
    this.writer = writer;
    this.clock = clock;
  }

  public static SyncStates ofGmail(Queries queries, TableWriters writers, InstantSource clock) {
    var table = writers.of(GmailSyncStateRow.class);
    return new SyncStates(
        new Access(queries),
        OF_GMAIL,
        Map.of(),
        (mailbox, cursor, type, now) ->
            table.upsert(
                GmailSyncStateRow.newBuilder()
                    .setMailboxEmail(mailbox)
                    .setLastHistoryId(cursor)
                    .setSyncType(type.text())
                    .setLastSyncAt(now)
                    .setUpdatedAt(now)
                    .build(),
                now),
        clock);
  }

  public static SyncStates ofSalesforce(
      Queries queries, TableWriters writers, InstantSource clock) {
    var table = writers.of(SalesforceSyncStateRow.class);
    return new SyncStates(
        new Access(queries),
        OF_SALESFORCE,
        Map.of(),
        (objectType, cursor, type, now) ->
            table.upsert(
                SalesforceSyncStateRow.newBuilder()
                    .setObjectType(objectType)
                    .setWatermark(Long.parseLong(cursor))
                    .setSyncType(type.text())
                    .setLastSyncAt(now)
                    .setUpdatedAt(now)
                    .build(),
                now),
        clock);
  }

  /** Of a source without a sync-state table of its own. */
  public static SyncStates of(
      String source, Queries queries, TableWriters writers, InstantSource clock) {
    var table = writers.of(SyncStateRow.class);
    return new SyncStates(
        new Access(queries),
        OF_SOURCE,
        Map.of("source", source),
        (scope, cursor, type, now) ->
            table.upsert(
                SyncStateRow.newBuilder()
                    .setSourceSystem(source)
                    .setScope(scope)
                    .setCursor(cursor)
                    .setSyncType(type.text())
                    .setLastSyncAt(now)
                    .setUpdatedAt(now)
                    .build(),
                now),
        clock);
  }

  @Override
  public Optional<String> of(String scope) {
    return Optional.ofNullable(states().get(scope)).map(State::cursor);
  }

  @Override
  public void move(String scope, String cursor, SyncType type) {
    var now = clock.instant();
    var state = states().get(scope);
    if (state != null
        && type == SyncType.INCREMENTAL
        && state.cursor().equals(cursor)
        && now.isBefore(state.storedAt().plus(BETWEEN_SIGNS_OF_LIFE))) {
      return;
    }
    Access.await(writer.write(scope, cursor, type, ChronoUnit.MICROS.between(Instant.EPOCH, now)));
    states().put(scope, new State(cursor, now));
  }

  private synchronized Map<String, State> states() {
    if (states == null) {
      var read = new ConcurrentHashMap<String, State>();
      access
          .list(query, parameters)
          .forEach(row -> read.put(row.scope(), new State(row.reached(), Instant.EPOCH)));
      states = read;
    }
    return states;
  }
}
