package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** An unanswered mail: the longer the more urgent, until it is old history. */
final class WaitingForOurAnswer implements Policy {

  @Override
  public String name() {
    return "Waiting for our answer";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts
        .mails()
        .waitingMail()
        .flatMap(
            mail ->
                Points.of(
                    points(today.daysSince(mail.since())),
                    mail.from() + " waits for our answer since " + Today.day(mail.since()),
                    mail.key()));
  }

  private static int points(long days) {
    return days < 1 ? 10 : days < 3 ? 13 : days < 8 ? 16 : days < 15 ? 10 : days < 31 ? 5 : 2;
  }
}
