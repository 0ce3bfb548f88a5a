package com.salesintelligence.ingest.salesforce;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many records at once are read.
 *
 * @param above so many records are read by a job of the Bulk API 2.0, fewer by single queries; 0:
 *     no jobs
 * @param pageSize rows per page of results
 * @param firstWait before a job is asked for its state again; it doubles from time to time
 * @param patience a job that takes longer is given up
 */
public record BulkSettings(
    @DefaultValue("10000") @PositiveOrZero long above,
    @DefaultValue("100000") @Min(1) @Max(1_000_000) int pageSize,
    @DefaultValue("1s") @NotNull Duration firstWait,
    @DefaultValue("30s") @NotNull Duration longestWait,
    @DefaultValue("2h") @NotNull Duration patience) {}
