package com.salesintelligence.score.core;

import com.salesintelligence.score.core.advice.Recommendation;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Tells everybody who listens that a recommendation is new or different. */
@FunctionalInterface
public interface TellRecommendation {

  /**
   * @param changes plain sentences, may be empty when it is told again
   * @return completes when the event is published
   */
  CompletableFuture<?> tell(
      Recommendation recommendation, List<String> changes, DirtyAccount cause);
}
