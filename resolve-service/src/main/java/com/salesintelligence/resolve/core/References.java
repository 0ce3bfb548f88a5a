package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/**
 * What a record of the CRM names.
 *
 * @param whatId account or opportunity that it is about
 * @param whoId contact or lead that it is with
 * @param accountId as Salesforce derived it
 */
public record References(
    @Nullable String whatId, @Nullable String whoId, @Nullable String accountId) {

  public static final References NONE = new References(null, null, null);
}
