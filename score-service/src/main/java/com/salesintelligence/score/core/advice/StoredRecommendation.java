package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.policy.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest recommendation of an account in the warehouse, as far as a new one is compared with
 * it.
 *
 * @param totals of each score
 * @param parts what each score was the sum of: points by name
 */
public record StoredRecommendation(
    String accountId,
    LocalDate date,
    Map<Score, Integer> totals,
    Map<Score, Map<String, Integer>> parts,
    String action,
    List<String> signals,
    @Nullable Instant lastInteractionAt) {

  public StoredRecommendation {
    totals = Map.copyOf(totals);
    parts = Map.copyOf(parts);
    signals = List.copyOf(signals);
  }

  int total(Score score) {
    return totals.getOrDefault(score, 0);
  }

  int points(Score score, String name) {
    return parts.getOrDefault(score, Map.of()).getOrDefault(name, 0);
  }

  Map<String, Integer> parts(Score score) {
    return parts.getOrDefault(score, Map.of());
  }

  Optional<Instant> lastInteraction() {
    return Optional.ofNullable(lastInteractionAt);
  }
}
