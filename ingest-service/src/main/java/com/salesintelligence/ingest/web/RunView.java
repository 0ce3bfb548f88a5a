package com.salesintelligence.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.salesintelligence.ingest.core.RunReport;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run as JSON shows it; its names are those of etl_runs. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RunView(
    @JsonProperty("run_id") String runId,
    @JsonProperty("source_system") String source,
    @JsonProperty("job_type") String type,
    @JsonProperty("scope") String scope,
    @JsonProperty("status") String status,
    @JsonProperty("started_at") Instant startedAt,
    @JsonProperty("completed_at") @Nullable Instant completedAt,
    @JsonProperty("rows_processed") long processed,
    @JsonProperty("rows_failed") long failed,
    @JsonProperty("error_message") @Nullable String error,
    @JsonProperty("watermark") @Nullable String watermark) {

  static RunView of(RunReport run) {
    return new RunView(
        run.id(),
        run.source(),
        run.type().text(),
        run.scope(),
        run.status().name().toLowerCase(Locale.ROOT),
        run.startedAt(),
        run.completedAt().orElse(null),
        run.processed(),
        run.failed(),
        run.error().isEmpty() ? null : run.error(),
        run.watermark().isEmpty() ? null : run.watermark());
  }
}
