package com.salesintelligence.score.core;

import com.salesintelligence.score.core.advice.Recommendation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears what is told. */
final class Listeners implements TellRecommendation {

  record News(Recommendation recommendation, List<String> changes, List<RecordId> becauseOf) {}

  final List<News> heard = new CopyOnWriteArrayList<>();
  volatile boolean deaf;

  @Override
  public CompletableFuture<?> tell(
      Recommendation recommendation, List<String> changes, DirtyAccount cause) {
    if (deaf) {
      return CompletableFuture.failedFuture(new IllegalStateException("Pub/Sub is away"));
    }
    heard.add(new News(recommendation, changes, cause.becauseOf()));
    return CompletableFuture.completedFuture("1");
  }
}
