package com.salesintelligence.score.warehouse;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import com.salesintelligence.score.core.advice.StoredRecommendation;
import com.salesintelligence.score.core.policy.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of newest-recommendations.sql. */
record StoredRow(
    String accountId,
    LocalDate scoreDate,
    long priorityScore,
    long budgetLikelihood,
    long engagementScore,
    String recommendedAction,
    List<String> keySignals,
    @Nullable Instant lastInteractionDate,
    List<Part> contributions) {

  record Part(String score, String name, long points, String explanation, List<String> evidence) {}

  StoredRecommendation recommendation() {
    return new StoredRecommendation(
        accountId,
        scoreDate,
        Map.of(
            Score.PRIORITY, (int) priorityScore,
            Score.BUDGET_LIKELIHOOD, (int) budgetLikelihood,
            Score.ENGAGEMENT, (int) engagementScore),
        parts(),
        recommendedAction,
        keySignals,
        lastInteractionDate);
  }

  private Map<Score, Map<String, Integer>> parts() {
    var parts = new EnumMap<Score, Map<String, Integer>>(Score.class);
    for (Score score : Score.values()) {
      parts.put(score, parts(score));
    }
    return parts;
  }

  private Map<String, Integer> parts(Score score) {
    return contributions.stream()
        .filter(part -> part.score().equals(score.id()))
        .collect(groupingBy(Part::name, summingInt(part -> (int) part.points())));
  }
}
