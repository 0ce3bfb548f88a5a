package com.salesintelligence.web.account;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An account and its scores on one day. */
record AccountDay(
    String accountId,
    @Nullable String accountName,
    @Nullable String website,
    @Nullable String domain,
    @Nullable String industry,
    @Nullable BigDecimal annualRevenue,
    @Nullable String ownerId,
    @Nullable String billingCountry,
    @Nullable LocalDate scoreDate,
    @Nullable Long priorityScore,
    @Nullable Long budgetLikelihood,
    @Nullable Long engagementScore,
    @Nullable String recommendedAction,
    @Nullable String reasoning,
    @Nullable Instant lastInteractionDate,
    @Nullable String model,
    @Nullable Instant dataAsOf,
    @Nullable Instant scoredAt) {}
