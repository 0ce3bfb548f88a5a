package com.salesintelligence.ingest.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as it stands now.
 *
 * @param scope the scopes it reads, or {@code all}
 * @param completedAt empty while it goes on
 * @param error what went wrong and what to do; empty when all went well
 * @param watermark the cursors that it moved to, and the positions of full runs under way
 * @param news false when scopes failed in the way that they failed in the poll before, or none did
 */
public record RunReport(
    String id,
    String source,
    SyncType type,
    String scope,
    Trigger trigger,
    Instant startedAt,
    Optional<Instant> completedAt,
    Status status,
    long processed,
    long failed,
    String error,
    String watermark,
    boolean news) {

  /** Why a run takes place. */
  public enum Trigger {
    POLL,
    /** The source said that something has changed. */
    NOTICE,
    SCHEDULE,
    REQUEST;

    /** One of thousands a day, after which another one comes anyway. */
    boolean often() {
      return this == POLL || this == NOTICE;
    }
  }

  /** How a run stands. */
  public enum Status {
    RUNNING,
    SUCCESS,
    PARTIAL,
    FAILED
  }

  static final String ALL = "all";

  static String scope(List<String> read, List<String> all) {
    return read.containsAll(all) ? ALL : String.join(", ", read);
  }

  /** As it is known to have ended when another run goes on where it was cut short. */
  public RunReport carriedOnBy(RunReport other) {
    return new RunReport(
        id,
        source,
        type,
        scope,
        trigger,
        startedAt,
        Optional.of(other.startedAt()),
        Status.FAILED,
        processed,
        failed,
        "The instance was stopped; run %s goes on from there.".formatted(other.id()),
        watermark,
        true);
  }

  /** False for a poll or notice that brings nothing new: one of thousands a day. */
  public boolean worthRecording() {
    return !trigger.often() || news || processed > 0 || failed > 0;
  }
}
