package com.salesintelligence.ingest.resilience;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a call that failed for the moment is tried again.
 *
 * @param attempts calls in all
 * @param firstWait before the second call; it doubles from call to call
 * @param longestWait a source that asks for more fails the run, and the next poll waits
 * @param breakFor how long a source is left alone after half of its last calls failed
 */
public record RetrySettings(
    @DefaultValue("5") @Positive @Max(20) int attempts,
    @DefaultValue("500ms") @NotNull Duration firstWait,
    @DefaultValue("30s") @NotNull Duration longestWait,
    @DefaultValue("30s") @NotNull Duration breakFor) {}
