package com.salesintelligence.ingest.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Cursors in memory, which can be made to fail as a crash before the move would. */
final class FakeCursors implements Cursors {

  final Map<String, String> cursors = new ConcurrentHashMap<>();
  final Map<String, FullRun> fullRuns = new ConcurrentHashMap<>();
  final List<Lease> leases = new CopyOnWriteArrayList<>();
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
    if (type == SyncType.FULL) {
      fullRuns.remove(scope);
    }
  }

  @Override
  public void under(String scope, Lease lease) {
    leases.add(lease);
  }

  @Override
  public Optional<FullRun> cutShort(String scope) {
    return Optional.ofNullable(fullRuns.get(scope));
  }

  @Override
  public void reached(String scope, FullRun run) {
    fullRuns.put(scope, run);
  }
}
