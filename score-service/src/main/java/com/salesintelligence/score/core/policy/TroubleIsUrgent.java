package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** A complaint or cancellation wants attention before all else. */
final class TroubleIsUrgent implements Policy {

  @Override
  public String name() {
    return "Complaint";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    var talk = facts.talk().trouble();
    return Points.of(
        talk.count() > 0 ? 10 : 0, Sentences.talks(talk, "a complaint or cancelling"), talk.keys());
  }
}
