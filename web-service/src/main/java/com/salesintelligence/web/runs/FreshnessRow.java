package com.salesintelligence.web.runs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How fresh a table is. */
record FreshnessRow(
    String tableName, long rowCount, @Nullable Instant storedAt, @Nullable Instant newestFact) {}
