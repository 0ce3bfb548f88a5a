package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Answer while they still sit at the desk. */
final class FreshMail implements Policy {

  @Override
  public String name() {
    return "Fresh mail";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts
        .mails()
        .lastInbound()
        .flatMap(
            at ->
                Points.of(
                    points(today.hoursSince(at)),
                    Sentences.lastWriter(facts.mails()) + " wrote " + today.ago(at),
                    facts.mails().recentInbound().stream().limit(1).toList()));
  }

  private static int points(long hours) {
    return hours < 1 ? 8 : hours < 6 ? 6 : hours < 24 ? 4 : hours < 72 ? 2 : 0;
  }
}
