package com.salesintelligence.ingest.core;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Cursors in memory, which can be made to fail as a crash before the move would. */
final class FakeCursors implements Cursors {

  final Map<String, String> cursors = new ConcurrentHashMap<>();
  boolean broken;

  @Override
  public Optional<String> of(String scope) {
    return Optional.ofNullable(cursors.get(scope));
  }

  @Override
  public void move(String scope, String cursor, SyncType type) {
    if (broken) {
      throw new SourceFailure(Fault.WAREHOUSE_UNAVAILABLE, "BigQuery is away.");
    }
    cursors.put(scope, cursor);
  }
}
