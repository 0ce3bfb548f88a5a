package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.policy.Contribution;
import com.salesintelligence.score.core.policy.Score;
import com.salesintelligence.score.core.policy.Scores;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a score moved: the contribution that moved most in the same direction. */
final class Cause {

  private record Move(String name, int points, String explanation) {}

  private Cause() {}

  static Optional<String> of(Score score, StoredRecommendation before, Scores now) {
    boolean up = now.of(score).total() > before.total(score);
    return moves(score, before, now)
        .filter(move -> up ? move.points() > 0 : move.points() < 0)
        .max(
            Comparator.comparingInt((Move move) -> Math.abs(move.points()))
                .thenComparing(Move::name))
        .flatMap(move -> explain(move, score, before, now));
  }

  /** A share of another score is explained by what moved that one. */
  private static Optional<String> explain(
      Move move, Score score, StoredRecommendation before, Scores now) {
    return Arrays.stream(Score.values())
        .filter(other -> other != score && other.label().equals(move.name()))
        .findFirst()
        .map(other -> of(other, before, now))
        .orElseGet(() -> Optional.of(move.explanation()));
  }

  private static Stream<Move> moves(Score score, StoredRecommendation before, Scores now) {
    var present =
        now.of(score).contributions().stream()
            .map(part -> new Move(part.name(), moved(part, before), part.explanation()));
    var names = now.of(score).contributions().stream().map(Contribution::name).toList();
    var gone =
        before.parts(score).entrySet().stream()
            .filter(part -> !names.contains(part.getKey()))
            .map(part -> new Move(part.getKey(), -part.getValue(), gone(part.getKey())));
    return Stream.concat(present, gone);
  }

  private static int moved(Contribution part, StoredRecommendation before) {
    return part.points() - before.points(part.score(), part.name());
  }

  private static String gone(String name) {
    return "“" + name + "” no longer holds";
  }
}
