package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;
import java.util.function.LongToIntFunction;

/** Points for how far away the close date of the account's next deal is. */
final class NextClosing {

  private NextClosing() {}

  /**
   * @param points by days until the close date; negative days for a date that has passed
   */
  static Optional<Points> on(AccountFacts facts, Today today, LongToIntFunction points) {
    return facts
        .deals()
        .next()
        .flatMap(
            deal ->
                deal.closing()
                    .flatMap(
                        day ->
                            Points.of(
                                points.applyAsInt(today.daysUntil(day)),
                                Sentences.closes(deal, day, today),
                                deal.key())));
  }
}
