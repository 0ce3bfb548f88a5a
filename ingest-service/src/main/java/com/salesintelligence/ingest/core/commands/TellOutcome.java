package com.salesintelligence.ingest.core.commands;

import java.util.concurrent.CompletableFuture;

/** Tells all who wait for it what became of a command. */
@FunctionalInterface
public interface TellOutcome {

  /**
   * @return completes when Pub/Sub holds it
   */
  CompletableFuture<?> tell(Ended ended);
}
