package com.salesintelligence.resolve.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A prospect in the CRM that belongs to no account yet. */
public record LeadFact(
    String id,
    long version,
    @Nullable String firstName,
    @Nullable String lastName,
    @Nullable String email,
    @Nullable String company,
    @Nullable String phone,
    @Nullable String title,
    @Nullable String leadSource,
    @Nullable String status,
    @Nullable String ownerId,
    @Nullable Instant createdDate,
    @Nullable String customFields)
    implements Fact {}
