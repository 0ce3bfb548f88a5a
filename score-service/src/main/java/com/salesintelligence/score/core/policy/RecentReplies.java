package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** People who wrote this week are listening. */
final class RecentReplies implements Policy {

  @Override
  public String name() {
    return "Wrote this week";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    long mails = facts.mails().inbound().days7();
    return Points.of(
        Diminishing.points(mails, 30, 3),
        Sentences.whoWrote(facts.mails().writers(), mails) + " in the last 7 days",
        facts.mails().recentInbound());
  }
}
