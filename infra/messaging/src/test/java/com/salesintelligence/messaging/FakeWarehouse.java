package com.salesintelligence.messaging;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.tables.DeadLetterRow;
import com.salesintelligence.messaging.StoredDeadLetter.StoredAttribute;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import com.salesintelligence.warehouse.TableWriter;
import com.salesintelligence.warehouse.TableWriters;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The table of dead letters in memory, with the version rule of the real one. */
final class FakeWarehouse implements Queries, TableWriters {

  record Versioned(DeadLetterRow row, long version) {}

  final Map<String, Versioned> rows = new ConcurrentHashMap<>();
  final ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();

  Collection<DeadLetterRow> deadLetters() {
    return rows.values().stream().map(Versioned::row).toList();
  }

  List<DeadLetterRow> deadLettersOf(String eventId) {
    return deadLetters().stream().filter(row -> row.getEventId().equals(eventId)).toList();
  }

  @Override
  @SuppressWarnings("unchecked")
  public <R extends Message> TableWriter<R> of(Class<R> rowType) {
    return (TableWriter<R>)
        new TableWriter<DeadLetterRow>() {
          @Override
          public CompletableFuture<Void> upsert(DeadLetterRow row, long version) {
            RuntimeException failure = failures.poll();
            if (failure != null) {
              return CompletableFuture.failedFuture(failure);
            }
            rows.merge(
                row.getDeadLetterId(),
                new Versioned(row, version),
                (old, changed) -> changed.version() >= old.version() ? changed : old);
            return CompletableFuture.completedFuture(null);
          }

          @Override
          public CompletableFuture<Void> delete(DeadLetterRow key, long version) {
            rows.remove(key.getDeadLetterId());
            return CompletableFuture.completedFuture(null);
          }
        };
  }

  @Override
  public <T extends Record> List<T> list(Query<T> query, Map<String, ?> parameters) {
    List<T> found = new ArrayList<>();
    for (Object id : (List<?>) parameters.get("ids")) {
      Versioned versioned = rows.get(id);
      if (versioned != null) {
        found.add(query.row().cast(stored(versioned.row())));
      }
    }
    return found;
  }

  private static StoredDeadLetter stored(DeadLetterRow row) {
    return new StoredDeadLetter(
        row.getDeadLetterId(),
        row.getSubscription(),
        row.getTopic(),
        row.getService(),
        row.getMessageId(),
        row.hasEventId() ? row.getEventId() : null,
        row.hasEventType() ? row.getEventType() : null,
        row.getPayload().toByteArray(),
        row.getAttributesList().stream()
            .map(a -> new StoredAttribute(a.getKey(), a.getValue()))
            .toList(),
        row.getOrderingKey(),
        row.getErrorCode(),
        row.getErrorCategory(),
        row.getErrorMessage(),
        row.getFingerprint(),
        row.getServiceVersion(),
        row.getDeliveryAttempt(),
        Instant.EPOCH.plus(row.getPublishedAt(), ChronoUnit.MICROS),
        Instant.EPOCH.plus(row.getParkedAt(), ChronoUnit.MICROS),
        row.getStatus());
  }
}
