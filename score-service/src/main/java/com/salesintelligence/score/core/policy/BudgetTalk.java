package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Who asks for prices has a budget in mind. */
final class BudgetTalk implements Policy {

  @Override
  public String name() {
    return "Budget talk";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    var talk = facts.talk().budget();
    return Points.of(
        Diminishing.points(talk.count(), 24, 1),
        Sentences.talks(talk, "budget or prices"),
        talk.keys());
  }
}
