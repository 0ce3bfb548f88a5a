package com.salesintelligence.web.account;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One part of a score on one day. */
record ContributionRow(
    LocalDate scoreDate,
    String score,
    String name,
    long points,
    @Nullable String explanation,
    @Nullable List<String> evidence) {}
