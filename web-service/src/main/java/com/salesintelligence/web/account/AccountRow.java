package com.salesintelligence.web.account;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An account in a list, with its newest scores; scores are null until it is scored. */
public record AccountRow(
    String accountId,
    @Nullable String accountName,
    @Nullable String industry,
    @Nullable String ownerId,
    @Nullable Long priorityScore,
    @Nullable Long budgetLikelihood,
    @Nullable Long engagementScore,
    @Nullable Long previousPriority,
    @Nullable String recommendedAction,
    @Nullable List<String> keySignals,
    @Nullable Instant lastInteractionDate,
    @Nullable Instant scoredAt,
    @Nullable List<Long> trend,
    long total) {

  /** Change of the priority since the day before it. */
  public @Nullable Long change() {
    return priorityScore == null || previousPriority == null
        ? null
        : priorityScore - previousPriority;
  }

  /** The reason that weighs most, in few words. */
  public String strongestReason() {
    return keySignals == null || keySignals.isEmpty() ? "" : keySignals.getFirst();
  }

  /** Differs whenever the row reads differently: how a page knows what changed. */
  public String version() {
    return priorityScore
        + "/"
        + budgetLikelihood
        + "/"
        + engagementScore
        + "/"
        + String.valueOf(recommendedAction).hashCode();
  }
}
