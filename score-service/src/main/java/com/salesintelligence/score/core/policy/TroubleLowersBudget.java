package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Who complains or cancels will not spend more. */
final class TroubleLowersBudget implements Policy {

  @Override
  public String name() {
    return "Complaint";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    var talk = facts.talk().trouble();
    return Points.of(
        -Diminishing.points(talk.count(), 20, 1),
        Sentences.talks(talk, "a complaint or cancelling"),
        talk.keys());
  }
}
