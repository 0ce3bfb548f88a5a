package com.salesintelligence.score.core.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls, meetings and tasks of an account in the CRM.
 *
 * @param days30 those of the last 30 days
 * @param lastAt the newest one that has taken place, of the last year
 * @param recent keys of the newest ones of the last 30 days, newest first, a few
 * @param planned the next one to come
 */
public record ActivityFacts(
    long days30, @Nullable Instant lastAt, List<String> recent, @Nullable PlannedActivity planned) {

  public static final ActivityFacts NONE = new ActivityFacts(0, null, List.of(), null);

  public ActivityFacts {
    recent = List.copyOf(recent);
  }

  public Optional<PlannedActivity> next() {
    return Optional.ofNullable(planned);
  }
}
