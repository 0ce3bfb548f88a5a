package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** An open deal without contact for two weeks goes cold. */
final class GoingCold implements Policy {

  @Override
  public String name() {
    return "Going cold";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    var deal = facts.deals().best();
    var last = facts.lastInteraction();
    if (deal.isEmpty() || last.isEmpty() || today.daysSince(last.get()) < 14) {
      return Optional.empty();
    }
    return Points.of(
        8,
        "No contact for "
            + today.daysSince(last.get())
            + " days while "
            + deal.get().title()
            + " is open",
        deal.get().key());
  }
}
