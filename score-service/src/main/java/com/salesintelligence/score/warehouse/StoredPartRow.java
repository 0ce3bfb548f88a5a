package com.salesintelligence.score.warehouse;

import com.salesintelligence.score.core.advice.StoredRecommendation;
import com.salesintelligence.score.core.policy.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of newest-recommendations.sql: a recommendation and one of its contributions. */
record StoredPartRow(
    String accountId,
    LocalDate scoreDate,
    long priorityScore,
    long budgetLikelihood,
    long engagementScore,
    String recommendedAction,
    List<String> keySignals,
    @Nullable Instant lastInteractionDate,
    @Nullable String score,
    @Nullable String name,
    @Nullable Long points) {

  /** The rows of one account. */
  static StoredRecommendation together(List<StoredPartRow> rows) {
    StoredPartRow any = rows.getFirst();
    return new StoredRecommendation(
        any.accountId,
        any.scoreDate,
        any.totals(),
        parts(rows),
        any.recommendedAction,
        any.keySignals,
        any.lastInteractionDate);
  }

  private Map<Score, Integer> totals() {
    return Map.of(
        Score.PRIORITY, (int) priorityScore,
        Score.BUDGET_LIKELIHOOD, (int) budgetLikelihood,
        Score.ENGAGEMENT, (int) engagementScore);
  }

  private static Map<Score, Map<String, Integer>> parts(List<StoredPartRow> rows) {
    var parts = new EnumMap<Score, Map<String, Integer>>(Score.class);
    for (Score score : Score.values()) {
      parts.put(score, parts(rows, score));
    }
    return parts;
  }

  private static Map<String, Integer> parts(List<StoredPartRow> rows, Score score) {
    var points = new HashMap<String, Integer>();
    for (StoredPartRow row : rows) {
      if (score.id().equals(row.score) && row.name != null && row.points != null) {
        points.merge(row.name, row.points.intValue(), Integer::sum);
      }
    }
    return points;
  }
}
