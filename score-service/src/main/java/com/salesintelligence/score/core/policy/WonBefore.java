package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Who bought within the year may buy again. */
final class WonBefore implements Policy {

  @Override
  public String name() {
    return "Bought before";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts.deals().won().stream()
        .findFirst()
        .flatMap(deal -> Points.of(8, "They bought " + Sentences.closed(deal), deal.key()));
  }
}
