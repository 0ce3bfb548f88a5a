package com.salesintelligence.score.core.policy;

import java.util.List;
import java.util.Optional;

/** What a policy says: signed points, a plain sentence, and the rows behind it. */
record Points(int points, String explanation, List<String> evidence) {

  /** No points, nothing to say. */
  static Optional<Points> of(long points, String explanation, List<String> evidence) {
    return points == 0
        ? Optional.empty()
        : Optional.of(new Points((int) points, explanation, evidence));
  }

  static Optional<Points> of(long points, String explanation, String evidence) {
    return of(points, explanation, List.of(evidence));
  }

  Contribution toward(Score score, String name) {
    return new Contribution(score, name, points, explanation, evidence);
  }
}
