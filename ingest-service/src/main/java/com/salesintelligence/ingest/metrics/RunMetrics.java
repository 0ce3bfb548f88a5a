package com.salesintelligence.ingest.metrics;

import com.salesintelligence.ingest.core.RunListener;
import com.salesintelligence.ingest.core.RunReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;

/** Counts runs and the records that they published or could not read, polls too. */
public final class RunMetrics implements RunListener {

  private final MeterRegistry registry;

  public RunMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void finished(RunReport run) {
    var tags = Tags.of("source", run.source(), "type", run.type().text());
    registry.counter("ingest.records.published", tags).increment(run.processed());
    registry.counter("ingest.records.unreadable", tags).increment(run.failed());
    registry
        .timer("ingest.runs", tags.and("status", run.status().name().toLowerCase(Locale.ROOT)))
        .record(Duration.between(run.startedAt(), run.completedAt().orElse(run.startedAt())));
  }
}
