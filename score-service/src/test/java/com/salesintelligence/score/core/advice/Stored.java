package com.salesintelligence.score.core.advice;

import static java.util.stream.Collectors.toMap;

import com.salesintelligence.score.core.policy.Contribution;
import com.salesintelligence.score.core.policy.Score;
import java.util.Arrays;
import java.util.Map;

/** A recommendation as it would come back from the warehouse. */
public final class Stored {

  private Stored() {}

  public static StoredRecommendation of(Recommendation recommendation) {
    var scores = recommendation.scores();
    return new StoredRecommendation(
        recommendation.accountId(),
        recommendation.date(),
        Arrays.stream(Score.values()).collect(toMap(s -> s, s -> scores.of(s).total())),
        Arrays.stream(Score.values()).collect(toMap(s -> s, s -> parts(recommendation, s))),
        recommendation.action(),
        recommendation.signals(),
        recommendation.lastInteraction().orElse(null));
  }

  private static Map<String, Integer> parts(Recommendation recommendation, Score score) {
    return recommendation.scores().of(score).contributions().stream()
        .collect(toMap(Contribution::name, Contribution::points));
  }
}
