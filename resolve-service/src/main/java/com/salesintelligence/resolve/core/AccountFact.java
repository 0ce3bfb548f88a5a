package com.salesintelligence.resolve.core;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A company in the CRM.
 *
 * @param domain registrable domain of the website
 */
public record AccountFact(
    String id,
    long version,
    @Nullable String name,
    @Nullable String website,
    @Nullable String domain,
    @Nullable String industry,
    @Nullable BigDecimal annualRevenue,
    @Nullable String ownerId,
    @Nullable String billingCountry,
    @Nullable Instant createdDate,
    @Nullable Instant lastModifiedDate,
    @Nullable String customFields)
    implements Fact {

  Account known() {
    return new Account(id, domain, version, false);
  }
}
