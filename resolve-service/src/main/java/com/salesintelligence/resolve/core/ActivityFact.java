package com.salesintelligence.resolve.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task or an event in the CRM.
 *
 * @param objectType Task or Event
 * @param accountId as Salesforce derived it
 */
public record ActivityFact(
    String objectType,
    String id,
    long version,
    @Nullable String activityType,
    @Nullable String whatId,
    @Nullable String whoId,
    @Nullable String subject,
    @Nullable String description,
    @Nullable Instant activityDate,
    @Nullable String ownerId,
    @Nullable String accountId,
    @Nullable String customFields)
    implements Fact {

  References references() {
    return new References(whatId, whoId, accountId);
  }
}
