package com.salesintelligence.ingest.core;

import com.salesintelligence.ingest.core.Cursors.FullRun;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps how far one full run of one scope has come, so that the next process can go on. */
final class Checkpoints {

  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final Cursors cursors;
  private final String scope;
  private final String runId;
  private final Counts counts;
  private final Lease lease;
  private final InstantSource clock;
  private final boolean kept;
  private Instant last;

  /**
   * @param kept false: the run always begins anew
   */
  Checkpoints(
      Cursors cursors,
      String scope,
      String runId,
      Counts counts,
      Lease lease,
      InstantSource clock,
      boolean kept) {
    this.cursors = cursors;
    this.scope = scope;
    this.runId = runId;
    this.counts = counts;
    this.lease = lease;
    this.clock = clock;
    this.kept = kept;
    this.last = clock.instant();
  }

  Optional<String> resumesFrom() {
    return kept ? cursors.cutShort(scope).map(FullRun::position) : Optional.empty();
  }

  boolean due() {
    return kept && !clock.instant().isBefore(last.plus(BETWEEN));
  }

  /** All up to the position is confirmed. */
  void store(String position) {
    lease.requireHeld();
    cursors.reached(scope, new FullRun(runId, position));
    counts.reached(scope, position);
    last = clock.instant();
  }
}
