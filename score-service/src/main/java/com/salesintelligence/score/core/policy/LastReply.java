package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** The last word from the account loses its weight day by day, until after 30 days it has none. */
final class LastReply implements Policy {

  @Override
  public String name() {
    return "Recent reply";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts
        .mails()
        .lastInbound()
        .flatMap(
            at ->
                Points.of(
                    LIMIT - Math.min(DAYS, today.daysSince(at)) * LIMIT / DAYS,
                    "They last wrote " + today.ago(at),
                    facts.mails().recentInbound().stream().limit(1).toList()));
  }

  private static final int LIMIT = 16;
  private static final int DAYS = 30;
}
