package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Talk of contracts and renewals is talk of money to come. */
final class RenewalTalk implements Policy {

  @Override
  public String name() {
    return "Contract talk";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    var talk = facts.talk().renewal();
    return Points.of(
        Diminishing.points(talk.count(), 12, 1),
        Sentences.talks(talk, "renewal or contract"),
        talk.keys());
  }
}
