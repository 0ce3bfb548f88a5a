package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** Larger companies have larger budgets. */
final class CompanySize implements Policy {

  @Override
  public String name() {
    return "Company size";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    long revenue = facts.annualRevenue();
    return Points.of(
        points(revenue), "Annual revenue is " + Sentences.amount(revenue), facts.key());
  }

  private static int points(long revenue) {
    return revenue >= 1_000_000_000
        ? 8
        : revenue >= 100_000_000 ? 6 : revenue >= 10_000_000 ? 4 : revenue >= 1_000_000 ? 2 : 0;
  }
}
