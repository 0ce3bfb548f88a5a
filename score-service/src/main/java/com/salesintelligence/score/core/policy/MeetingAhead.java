package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** A meeting within three days wants preparation. */
final class MeetingAhead implements Policy {

  @Override
  public String name() {
    return "Meeting ahead";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts
        .activities()
        .next()
        .filter(next -> today.daysUntil(next.at()) <= 3)
        .flatMap(
            next ->
                Points.of(
                    5,
                    next.type() + " “" + next.subject() + "” is on " + Today.day(next.at()),
                    next.key()));
  }
}
