package com.salesintelligence.web.unmatched;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a person decided about an address. */
record DecisionRow(
    String mappingId,
    String emailAddress,
    @Nullable String contactId,
    @Nullable String accountId,
    @Nullable String createdBy,
    @Nullable Instant createdAt,
    @Nullable Boolean isActive,
    @Nullable String contactName,
    @Nullable String accountName) {

  public boolean active() {
    return Boolean.TRUE.equals(isActive);
  }

  /** Whom the address was given to. */
  public String target() {
    if (contactId != null && contactName != null && !contactName.isBlank()) {
      return accountName == null ? contactName : contactName + ", " + accountName;
    }
    return accountName != null ? accountName : contactId != null ? contactId : "nobody";
  }
}
