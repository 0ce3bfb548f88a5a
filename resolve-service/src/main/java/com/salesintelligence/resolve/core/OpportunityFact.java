package com.salesintelligence.resolve.core;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deal in the CRM. */
public record OpportunityFact(
    String id,
    long version,
    @Nullable String accountId,
    @Nullable String name,
    @Nullable String stage,
    @Nullable BigDecimal amount,
    @Nullable LocalDate closeDate,
    double probability,
    @Nullable String ownerId,
    boolean closed,
    boolean won,
    @Nullable Instant createdDate,
    @Nullable String customFields)
    implements Fact {

  Opportunity known() {
    return new Opportunity(id, accountId, version, false);
  }
}
