package com.salesintelligence.ingest.messaging;

import com.salesintelligence.contracts.Topic;
import com.salesintelligence.contracts.events.RunFinished;
import com.salesintelligence.ingest.core.RunListener;
import com.salesintelligence.ingest.core.RunReport;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import java.time.Instant;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells pipeline-runs of each run worth it. */
public final class RunEvents implements RunListener {

  private static final Logger log = LoggerFactory.getLogger(RunEvents.class);

  private final Publisher publisher;

  public RunEvents(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public void finished(RunReport run) {
    if (!run.worthRecording()) {
      return;
    }
    var completedAt = run.completedAt().orElse(run.startedAt());
    publisher
        .publish(
            Topic.PIPELINE_RUNS, Event.of(run.id(), run.id(), completedAt, event(run, completedAt)))
        .whenComplete(
            (id, problem) -> {
              if (problem != null) {
                log.warn("run {} was not told to pipeline-runs", run.id(), problem);
              }
            });
  }

  private static RunFinished event(RunReport run, Instant completedAt) {
    return RunFinished.newBuilder()
        .setRunId(run.id())
        .setSourceSystem(run.source())
        .setJobType(run.type().text())
        .setStatus(run.status().name().toLowerCase(Locale.ROOT))
        .setRowsProcessed(run.processed())
        .setRowsFailed(run.failed())
        .setErrorMessage(run.error())
        .setStartedAt(WireBody.timestamp(run.startedAt()))
        .setCompletedAt(WireBody.timestamp(completedAt))
        .build();
  }
}
