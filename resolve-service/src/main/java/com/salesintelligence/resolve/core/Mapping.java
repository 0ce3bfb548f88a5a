package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/**
 * What a person decided about an address; one taken back stays, so that no old version revives it.
 */
public record Mapping(
    String id,
    String address,
    @Nullable String contactId,
    @Nullable String accountId,
    long version,
    boolean deleted)
    implements Versioned {}
