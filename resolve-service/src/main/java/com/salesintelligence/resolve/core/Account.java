package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/**
 * What matching needs to know of an account; a deleted one stays, so that no old version revives
 * it.
 */
public record Account(String id, @Nullable String domain, long version, boolean deleted)
    implements Versioned {}
