package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.contracts.tables.SourceCommandRow;
import com.salesintelligence.ingest.core.commands.CommandLog;
import com.salesintelligence.ingest.core.commands.Ended;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriter;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps commands in source_commands: a row before the source is called, and its end after. */
public final class CommandRows implements CommandLog {

  private static final Query<StoredCommand> ONE = Query.of("sql/command.sql", StoredCommand.class);

  /** Below every end, whatever the clocks of two instances say. */
  private static final long BEGUN = 1;

  private final Access access;
  private final TableWriter<SourceCommandRow> table;

  public CommandRows(Queries queries, TableWriters writers) {
    this.access = new Access(queries);
    this.table = writers.of(SourceCommandRow.class);
  }

  record StoredCommand(
      String status,
      String reason,
      String message,
      String externalId,
      @Nullable Instant completedAt) {}

  @Override
  public Optional<Entry> find(SourceCommand command) {
    var key = Map.of("command_id", command.order().commandId(), "item", command.item());
    return access.list(ONE, key).stream().findFirst().map(row -> entry(command, row));
  }

  private static Entry entry(SourceCommand command, StoredCommand row) {
    var at = row.completedAt();
    return at == null ? new Entry.Started() : new Entry.Over(new Ended(command, outcome(row), at));
  }

  private static Outcome outcome(StoredCommand row) {
    return switch (row.status()) {
      case "done" -> new Outcome.Done(row.externalId(), row.message());
      case "skipped" -> new Outcome.Skipped(row.reason(), row.message(), row.externalId());
      default -> new Outcome.Failed(row.reason(), row.message());
    };
  }

  @Override
  public void started(SourceCommand command) {
    store(row(command).setStatus("started"), BEGUN);
  }

  @Override
  public void ended(Ended ended) {
    var row = row(ended.command()).setCompletedAt(micros(ended.at()));
    row.setMessage(ended.outcome().message());
    switch (ended.outcome()) {
      case Outcome.Done(var id, var message) -> row.setStatus("done").setExternalId(id);
      case Outcome.Skipped(var reason, var message, var id) ->
          row.setStatus("skipped").setReason(reason).setExternalId(id);
      case Outcome.Failed(var reason, var message) -> row.setStatus("failed").setReason(reason);
    }
    store(row, micros(ended.at()));
  }

  private void store(SourceCommandRow.Builder row, long version) {
    Access.await(table.upsert(row.build(), version));
  }

  private static SourceCommandRow.Builder row(SourceCommand command) {
    var order = command.order();
    return SourceCommandRow.newBuilder()
        .setCommandId(order.commandId())
        .setItem(command.item())
        .setKind(command.kind())
        .setRequestedBy(order.requestedBy())
        .setRequestedAt(micros(order.requestedAt()));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
