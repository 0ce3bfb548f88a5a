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
 * @param watermark the cursors that it moved to
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
    String watermark) {

  /** Why a run takes place. */
  public enum Trigger {
    POLL,
    SCHEDULE,
    REQUEST
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

  /** False for a poll that found nothing: one of thousands a day. */
  public boolean worthRecording() {
    return trigger != Trigger.POLL || status != Status.SUCCESS || processed > 0;
  }
}
