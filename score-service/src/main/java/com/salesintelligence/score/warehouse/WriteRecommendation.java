package com.salesintelligence.score.warehouse;

import static com.salesintelligence.score.warehouse.WarehouseRecommendations.micros;

import com.salesintelligence.contracts.tables.Contribution;
import com.salesintelligence.contracts.tables.RecommendationRow;
import com.salesintelligence.score.core.advice.Recommendation;
import com.salesintelligence.score.core.policy.Scoring;

/** Writes a recommendation as a row. */
final class WriteRecommendation {

  private WriteRecommendation() {}

  static RecommendationRow row(Recommendation recommendation) {
    var scores = recommendation.scores();
    var row =
        RecommendationRow.newBuilder()
            .setRecommendationId(recommendation.accountId() + "-" + recommendation.date())
            .setAccountId(recommendation.accountId())
            .setScoreDate((int) recommendation.date().toEpochDay())
            .setPriorityScore(scores.priority().total())
            .setBudgetLikelihood(scores.budgetLikelihood().total())
            .setEngagementScore(scores.engagement().total())
            .setReasoning(recommendation.reasoning())
            .setRecommendedAction(recommendation.action())
            .addAllKeySignals(recommendation.signals())
            .setModel(Scoring.MODEL)
            .setCreatedAt(micros(recommendation.scoredAt()));
    recommendation.lastInteraction().ifPresent(at -> row.setLastInteractionDate(micros(at)));
    recommendation.dataAsOf().ifPresent(at -> row.setDataAsOf(micros(at)));
    scores.contributions().stream()
        .map(WriteRecommendation::contribution)
        .forEach(row::addContributions);
    return row.build();
  }

  private static Contribution contribution(
      com.salesintelligence.score.core.policy.Contribution part) {
    return Contribution.newBuilder()
        .setScore(part.score().id())
        .setName(part.name())
        .setPoints(part.points())
        .setExplanation(part.explanation())
        .addAllEvidence(part.evidence())
        .build();
  }
}
