package com.salesintelligence.messaging;

import com.salesintelligence.contracts.tables.DeadLetterRow;
import com.salesintelligence.warehouse.TableWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Stores the dead letters of one subscription; until one is stored it stays in Pub/Sub. */
final class Draining implements Inbound {

  private final DeadLetterRows rows;
  private final TableWriter<DeadLetterRow> table;

  Draining(DeadLetterRows rows, TableWriter<DeadLetterRow> table) {
    this.rows = rows;
    this.table = table;
  }

  @Override
  public CompletableFuture<Delivery> on(Incoming letter, Map<String, String> trace) {
    DeadLetterRow row = rows.from(letter);
    return table.upsert(row, row.getPublishedAt()).thenApply(stored -> Delivery.done());
  }

  @Override
  public Verdict onFailure(Throwable failure, Incoming letter) {
    return new Verdict.Redeliver(Problem.of(MessagingError.DELIVERY_ATTEMPTS_EXHAUSTED, failure));
  }
}
