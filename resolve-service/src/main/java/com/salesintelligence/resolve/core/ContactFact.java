package com.salesintelligence.resolve.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person in the CRM.
 *
 * @param email lower case; as written when it is no valid address
 */
public record ContactFact(
    String id,
    long version,
    @Nullable String accountId,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String phone,
    @Nullable String mobilePhone,
    @Nullable String title,
    boolean primary,
    @Nullable Instant lastModifiedDate,
    @Nullable String customFields)
    implements Fact {

  Contact known() {
    String address = email == null ? null : EmailAddress.of(email).orElse(null);
    return new Contact(id, accountId, address, primary, version, false);
  }
}
