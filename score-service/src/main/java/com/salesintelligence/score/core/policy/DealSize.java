package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Larger sums mean that somebody has planned for them. */
final class DealSize implements Policy {

  @Override
  public String name() {
    return "Deal size";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    long amount = facts.deals().openAmount();
    return Points.of(
        points(amount),
        Sentences.count(facts.deals().openCount(), "open opportunity is", "open opportunities are")
            + " worth "
            + Sentences.amount(amount),
        facts.deals().open().stream().map(deal -> deal.key()).toList());
  }

  private static int points(long amount) {
    return amount >= 250_000
        ? 15
        : amount >= 100_000 ? 12 : amount >= 50_000 ? 9 : amount >= 10_000 ? 6 : amount > 0 ? 3 : 0;
  }
}
