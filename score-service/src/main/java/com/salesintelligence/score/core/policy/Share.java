package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** An account is as important as its other scores: a share of each goes into the priority. */
record Share(Scorecard card, int percent) implements Policy {

  @Override
  public String name() {
    return card.score().label();
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    String explanation = card.score().label() + " is " + card.total() + " of 100";
    return Points.of(Math.round(card.total() * percent / 100.0), explanation, card.evidence(3));
  }
}
