package com.salesintelligence.score.core;

import com.salesintelligence.score.core.advice.Recommendation;
import java.util.concurrent.CompletableFuture;

/** Keeps a recommendation as the one of its account and day. */
@FunctionalInterface
public interface StoreRecommendation {

  /**
   * @return completes when it is stored, fails with {@link UnstorableRecommendation} when it never
   *     can be
   */
  CompletableFuture<Void> store(Recommendation recommendation);
}
