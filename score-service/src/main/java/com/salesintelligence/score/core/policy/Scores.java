package com.salesintelligence.score.core.policy;

import java.util.List;
import java.util.stream.Stream;

/** The three scores of an account. */
public record Scores(Scorecard priority, Scorecard budgetLikelihood, Scorecard engagement) {

  public List<Contribution> contributions() {
    return cards().flatMap(card -> card.contributions().stream()).toList();
  }

  public Scorecard of(Score score) {
    return switch (score) {
      case PRIORITY -> priority;
      case BUDGET_LIKELIHOOD -> budgetLikelihood;
      case ENGAGEMENT -> engagement;
    };
  }

  private Stream<Scorecard> cards() {
    return Stream.of(priority, budgetLikelihood, engagement);
  }
}
