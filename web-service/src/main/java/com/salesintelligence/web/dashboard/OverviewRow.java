package com.salesintelligence.web.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers above the ranking. */
record OverviewRow(
    long accounts,
    long scored,
    long hot,
    long warm,
    long nurture,
    long cold,
    long hotContacted,
    @Nullable Double averageEngagement,
    @Nullable Instant scoredAt,
    @Nullable List<Long> distribution,
    long unmatched,
    long unmatchedAddresses,
    long openOpportunities,
    @Nullable BigDecimal openAmount,
    @Nullable Instant gmailAsOf,
    @Nullable Instant salesforceAsOf) {}
