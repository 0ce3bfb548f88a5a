package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.policy.Scores;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to do with an account, and why.
 *
 * @param reasoning the strongest contributions as sentences
 * @param action what to do next
 * @param signals the strongest contributions in few words
 * @param factsStoredAt when the newest row behind it was stored
 */
public record Recommendation(
    String accountId,
    Scores scores,
    String reasoning,
    String action,
    List<String> signals,
    @Nullable Instant lastInteractionAt,
    @Nullable Instant factsStoredAt,
    Instant scoredAt) {

  public Recommendation {
    signals = List.copyOf(signals);
  }

  /** The day that it is for, of UTC. */
  public LocalDate date() {
    return LocalDate.ofInstant(scoredAt, ZoneOffset.UTC);
  }

  public Optional<Instant> lastInteraction() {
    return Optional.ofNullable(lastInteractionAt);
  }

  public Optional<Instant> dataAsOf() {
    return Optional.ofNullable(factsStoredAt);
  }
}
