package com.salesintelligence.warehouse;

import com.google.protobuf.Message;
import java.util.concurrent.CompletableFuture;

/**
 * Writes rows of one table. Calls only collect: rows travel together in batches, and the future of
 * each completes when BigQuery has confirmed its batch. A row with an older version never replaces
 * one with a newer version, whenever and in whatever order they come.
 */
public interface TableWriter<R extends Message> {

  /**
   * Inserts the row or replaces the one with the same primary key.
   *
   * @param version grows with each change of the row, not negative
   * @return fails with {@link RejectedRow} when BigQuery will never take this row, otherwise when
   *     it could not be reached in time
   */
  CompletableFuture<Void> upsert(R row, long version);

  /** Removes the row with this primary key; the other fields of {@code key} are not read. */
  CompletableFuture<Void> delete(R key, long version);
}
