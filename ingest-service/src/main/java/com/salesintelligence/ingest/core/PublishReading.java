package com.salesintelligence.ingest.core;

import java.util.concurrent.CompletableFuture;

/** Hands one reading on. */
@FunctionalInterface
public interface PublishReading {

  /**
   * @param source name of the source
   * @return completes when Pub/Sub holds it: as an event, or as a dead letter when unreadable
   */
  CompletableFuture<?> publish(String source, String runId, Reading reading);
}
