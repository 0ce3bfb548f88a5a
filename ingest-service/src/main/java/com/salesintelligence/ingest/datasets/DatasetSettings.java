package com.salesintelligence.ingest.datasets;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Which datasets are read, and how much of them may be odd.
 *
 * @param folder where the descriptions and the files lie; empty switches datasets off
 * @param rejectedFolder where rejected rows are written to; empty: beside each file
 * @param longestRow characters; a longer row is rejected
 * @param largestLoss share of the rows that may vanish or be rejected in one load
 * @param largestGrowth times the number of rows that one load may come to
 */
@Validated
@ConfigurationProperties("ingest.datasets")
public record DatasetSettings(
    @DefaultValue("") String folder,
    @DefaultValue("") String rejectedFolder,
    @DefaultValue("1000000") @Min(1_000) @Max(4_000_000) int longestRow,
    @DefaultValue("0.5") @DecimalMin("0.0") @DecimalMax("1.0") double largestLoss,
    @DefaultValue("10") @DecimalMin("1.0") double largestGrowth) {}
