package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.facts.AccountFacts;
import com.salesintelligence.score.core.policy.Scores;
import com.salesintelligence.score.core.policy.Scoring;
import com.salesintelligence.score.core.policy.Today;
import java.time.Instant;

/** Turns facts into scores, and those into advice: the same facts always give the same. */
public final class Recommending {

  private final Scoring scoring = new Scoring();

  public Recommendation recommend(AccountFacts facts, Instant now) {
    var today = new Today(now);
    Scores scores = scoring.score(facts, today);
    return new Recommendation(
        facts.accountId(),
        scores,
        Reasons.text(scores),
        NextAction.of(facts, today),
        Reasons.signals(scores),
        facts.lastInteraction().orElse(null),
        facts.dataAsOf().orElse(null),
        now);
  }
}
