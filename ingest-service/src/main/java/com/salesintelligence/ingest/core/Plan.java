package com.salesintelligence.ingest.core;

import java.time.Duration;

/**
 * When a source is read.
 *
 * @param every between two incremental runs
 * @param full cron expression (second minute hour day month weekday) of full runs; "-" for none
 */
public record Plan(Duration every, String full) {}
