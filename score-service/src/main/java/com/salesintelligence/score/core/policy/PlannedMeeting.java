package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Who has a date with us is engaged. */
final class PlannedMeeting implements Policy {

  @Override
  public String name() {
    return "Next step planned";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts
        .activities()
        .next()
        .flatMap(
            next ->
                Points.of(
                    4,
                    next.type()
                        + " “"
                        + next.subject()
                        + "” is planned for "
                        + Today.day(next.at()),
                    next.key()));
  }
}
