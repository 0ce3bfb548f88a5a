package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** A deal that closes within two weeks needs a push now. */
final class ClosingSoon implements Policy {

  @Override
  public String name() {
    return "Closes soon";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return NextClosing.on(facts, today, ClosingSoon::points);
  }

  private static int points(long days) {
    return days < 0 ? 4 : days <= 7 ? 12 : days <= 14 ? 9 : days <= 30 ? 4 : 0;
  }
}
