package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.facts.Deal;
import com.salesintelligence.score.core.policy.Today;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Actions for open deals. */
final class Closing {

  private static final int SOON_DAYS = 14;
  private static final int COLD_DAYS = 14;

  private Closing() {}

  static Optional<String> callBeforeClose(AccountFacts facts, Today today) {
    return next(facts)
        .filter(deal -> today.daysUntil(day(deal)) >= 0 && today.daysUntil(day(deal)) <= SOON_DAYS)
        .map(deal -> "Call before " + deal.title() + " closes on " + Today.day(day(deal)));
  }

  static Optional<String> settleMissedClose(AccountFacts facts, Today today) {
    return next(facts)
        .filter(deal -> today.daysUntil(day(deal)) < 0)
        .map(
            deal ->
                "Settle " + deal.title() + ": it should have closed on " + Today.day(day(deal)));
  }

  static Optional<String> revive(AccountFacts facts, Today today) {
    Optional<Instant> last = facts.lastInteraction();
    if (last.isPresent() && today.daysSince(last.get()) < COLD_DAYS) {
      return Optional.empty();
    }
    String since = last.map(at -> "no contact since " + Today.day(at)).orElse("no contact yet");
    return facts.deals().best().map(deal -> "Revive " + deal.title() + ": " + since);
  }

  static Optional<String> advance(AccountFacts facts, Today today) {
    return facts
        .deals()
        .best()
        .map(deal -> "Move " + deal.title() + " on from stage “" + deal.stage() + "”");
  }

  private static Optional<Deal> next(AccountFacts facts) {
    return facts.deals().next();
  }

  private static LocalDate day(Deal deal) {
    return deal.closing().orElse(LocalDate.MAX);
  }
}
