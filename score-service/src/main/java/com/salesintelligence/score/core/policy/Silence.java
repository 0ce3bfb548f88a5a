package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** After three weeks without a word interest fades. */
final class Silence implements Policy {

  @Override
  public String name() {
    return "Silence";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts
        .lastInteraction()
        .flatMap(
            at ->
                Points.of(
                    -Math.clamp((today.daysSince(at) - 21) / 3, 0, 20),
                    "No mail, call or meeting for " + today.daysSince(at) + " days",
                    facts.key()));
  }
}
