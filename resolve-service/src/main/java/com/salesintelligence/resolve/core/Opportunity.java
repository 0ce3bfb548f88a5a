package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/** Which account a deal belongs to. */
public record Opportunity(String id, @Nullable String accountId, long version, boolean deleted)
    implements Versioned {}
