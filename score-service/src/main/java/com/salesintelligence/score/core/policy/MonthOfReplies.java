package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** A month of mails shows that this week was no accident. */
final class MonthOfReplies implements Policy {

  @Override
  public String name() {
    return "Writes regularly";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    long mails = facts.mails().inbound().days30();
    return Points.of(
        Diminishing.points(mails, 20, 6),
        "They wrote " + Sentences.times(mails) + " in the last 30 days",
        facts.mails().recentInbound());
  }
}
