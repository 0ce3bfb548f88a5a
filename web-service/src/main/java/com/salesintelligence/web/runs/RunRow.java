package com.salesintelligence.web.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run of a poller.
 *
 * @param position where it has come to: the cursors that it left, or how far it is while under way
 */
record RunRow(
    String runId,
    @Nullable String sourceSystem,
    @Nullable String jobType,
    @Nullable String scope,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Long rowsProcessed,
    @Nullable Long rowsFailed,
    @Nullable String status,
    @Nullable String errorMessage,
    @Nullable String position) {

  /** success, partial, failed or running. */
  public String state() {
    return status == null || status.isBlank() ? "running" : status;
  }

  public String version() {
    return "%s/%s/%s".formatted(state(), rowsProcessed, position);
  }
}
