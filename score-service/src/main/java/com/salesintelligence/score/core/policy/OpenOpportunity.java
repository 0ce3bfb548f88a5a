package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.Optional;

/** An open deal is the best sign of a budget, the better its chance. */
final class OpenOpportunity implements Policy {

  @Override
  public String name() {
    return "Open opportunity";
  }

  @Override
  public Optional<Points> on(AccountFacts facts, Today today) {
    return facts
        .deals()
        .best()
        .flatMap(
            deal ->
                Points.of(
                    8 + Math.round(Math.clamp(deal.probability(), 0, 100) * 0.27),
                    "Opportunity "
                        + deal.title()
                        + " is open in stage “"
                        + deal.stage()
                        + "” at "
                        + Math.round(deal.probability())
                        + " %",
                    deal.key()));
  }
}
