package com.salesintelligence.resolve.warehouse;

import com.google.protobuf.Message;
import com.salesintelligence.resolve.core.StoredRow;
import com.salesintelligence.warehouse.TableWriter;
import com.salesintelligence.warehouse.TableWriters;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Stores rows of whatever table they are of. */
final class PlainRows {

  private final TableWriters writers;
  private final Map<Class<? extends Message>, TableWriter<?>> byRow = new ConcurrentHashMap<>();

  PlainRows(TableWriters writers) {
    this.writers = writers;
  }

  CompletableFuture<Void> store(StoredRow row, long version) {
    return switch (row) {
      case TableRow(Message message) -> store(message, version);
      default -> throw new IllegalArgumentException("No table takes a " + row.getClass());
    };
  }

  @SuppressWarnings("unchecked") // the writer under the class of a message takes such messages
  private CompletableFuture<Void> store(Message message, long version) {
    var writer = (TableWriter<Message>) byRow.computeIfAbsent(message.getClass(), writers::of);
    return writer.upsert(message, version);
  }
}
