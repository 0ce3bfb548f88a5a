package com.salesintelligence.ingest.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a source is read.
 *
 * @param every between two incremental runs
 * @param full cron expression (second minute hour day month weekday) of full runs; "-" for none
 * @param review between two incremental runs that read everything and tell what is news of it; null
 *     for none
 */
public record Plan(Duration every, String full, @Nullable Duration review) {

  public Plan(Duration every, String full) {
    this(every, full, null);
  }
}
