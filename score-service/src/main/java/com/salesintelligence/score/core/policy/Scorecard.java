package com.salesintelligence.score.core.policy;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A score and all that it is the sum of, strongest first. */
public record Scorecard(Score score, List<Contribution> contributions) {

  private static final int MAX = 100;

  /** Strongest first; equal ones by name, so that equal facts give equal texts. */
  public static final Comparator<Contribution> STRONGEST =
      Comparator.comparingInt((Contribution part) -> -Math.abs(part.points()))
          .thenComparing(Contribution::name);

  public Scorecard {
    contributions = contributions.stream().sorted(STRONGEST).toList();
    int total = sum(contributions);
    if (total < 0 || total > MAX) {
      throw new IllegalArgumentException(score + " of " + total + " is not within 0 and 100");
    }
  }

  /** Adds what is needed to stay within 0 and 100 as a contribution of its own. */
  static Scorecard of(Score score, List<Contribution> parts) {
    int sum = sum(parts);
    int excess = Math.clamp(sum, 0, MAX) - sum;
    return excess == 0
        ? new Scorecard(score, parts)
        : new Scorecard(
            score, Stream.concat(parts.stream(), Stream.of(limit(score, excess))).toList());
  }

  public int total() {
    return sum(contributions);
  }

  /** Rows behind the strongest contributions. */
  List<String> evidence(int most) {
    return contributions.stream()
        .flatMap(part -> part.evidence().stream())
        .distinct()
        .limit(most)
        .toList();
  }

  private static Contribution limit(Score score, int points) {
    String name = points < 0 ? "Upper limit" : "Lower limit";
    String explanation = score.label() + (points < 0 ? " ends at 100" : " cannot fall below 0");
    return new Contribution(score, name, points, explanation, List.of());
  }

  private static int sum(List<Contribution> parts) {
    return parts.stream().mapToInt(Contribution::points).sum();
  }
}
