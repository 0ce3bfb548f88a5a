package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** A near close date means that the money is meant for now; a missed one casts doubt. */
final class CloseDate implements Policy {

  @Override
  public String name() {
    return "Close date";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return NextClosing.on(facts, today, CloseDate::points);
  }

  private static int points(long days) {
    return days < 0 ? -6 : days <= 30 ? 10 : days <= 90 ? 6 : 0;
  }
}
