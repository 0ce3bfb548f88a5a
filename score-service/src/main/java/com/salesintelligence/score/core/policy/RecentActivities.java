package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Calls and meetings in the CRM count as contact too. */
final class RecentActivities implements Policy {

  @Override
  public String name() {
    return "Calls and meetings";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    long activities = facts.activities().days30();
    return Points.of(
        Diminishing.points(activities, 14, 2),
        Sentences.count(activities, "activity", "activities") + " in the CRM in the last 30 days",
        facts.activities().recent());
  }
}
