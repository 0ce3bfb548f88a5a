package com.salesintelligence.web.unmatched;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail of an address. */
record AddressMailRow(
    String messageId,
    @Nullable String subject,
    @Nullable String snippet,
    @Nullable Instant sentAt,
    @Nullable String mailboxEmail,
    @Nullable String fromName,
    String role,
    @Nullable String accountId,
    long total) {}
