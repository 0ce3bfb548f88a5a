package com.salesintelligence.web.account;

import org.jspecify.annotations.Nullable;

/** A person in a mail, and the account that they were matched to. */
record MailPersonRow(
    String emailAddress,
    @Nullable String displayName,
    String role,
    @Nullable String sfAccountId,
    @Nullable String accountName,
    @Nullable String matchMethod) {}
