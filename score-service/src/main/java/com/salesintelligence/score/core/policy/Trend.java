package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** More mails than in the month before, or fewer. */
final class Trend implements Policy {

  @Override
  public String name() {
    return "Trend";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    long now = facts.mails().inbound().days30();
    long before = facts.mails().inboundBefore();
    return Points.of(
        Math.clamp(2 * (now - before), -8, 8),
        "They wrote "
            + Sentences.times(now)
            + " in the last 30 days, after "
            + Sentences.times(before)
            + " in the 30 days before",
        facts.mails().recentInbound());
  }
}
