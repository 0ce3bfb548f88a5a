package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/**
 * What matching needs to know of a contact; a deleted one stays, so that no old version revives it.
 *
 * @param address valid, lower case; null when there is none
 */
public record Contact(
    String id,
    @Nullable String accountId,
    @Nullable String address,
    boolean primary,
    long version,
    boolean deleted)
    implements Versioned {}
