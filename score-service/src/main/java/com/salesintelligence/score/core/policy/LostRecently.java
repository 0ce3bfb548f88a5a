package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** A deal lost within the last 90 days: the budget went elsewhere. */
final class LostRecently implements Policy {

  @Override
  public String name() {
    return "Lost deal";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts.deals().lost().stream()
        .findFirst()
        .flatMap(deal -> Points.of(-10, "We lost " + Sentences.closed(deal), deal.key()));
  }
}
