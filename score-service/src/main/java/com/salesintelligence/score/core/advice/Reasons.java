package com.salesintelligence.score.core.advice;

import com.salesintelligence.score.core.policy.Contribution;
import com.salesintelligence.score.core.policy.Score;
import com.salesintelligence.score.core.policy.Scorecard;
import com.salesintelligence.score.core.policy.Scores;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The strongest contributions, as sentences and in few words. */
final class Reasons {

  private static final int SENTENCES = 4;
  private static final int SIGNALS = 4;
  private static final String NOTHING_KNOWN =
      "No mail, call, meeting or opportunity of this account is known.";
  private static final Set<String> SCORE_NAMES =
      Arrays.stream(Score.values()).map(Score::label).collect(Collectors.toUnmodifiableSet());

  private Reasons() {}

  static String text(Scores scores) {
    var sentences =
        strongest(scores).map(Contribution::explanation).distinct().limit(SENTENCES).toList();
    return sentences.isEmpty() ? NOTHING_KNOWN : String.join(". ", sentences) + ".";
  }

  static List<String> signals(Scores scores) {
    return strongest(scores).map(Contribution::name).limit(SIGNALS).toList();
  }

  /** One contribution per name; a share of another score explains nothing, its parts do. */
  private static Stream<Contribution> strongest(Scores scores) {
    var seen = new HashSet<String>();
    return scores.contributions().stream()
        .filter(part -> !part.evidence().isEmpty() && !SCORE_NAMES.contains(part.name()))
        .sorted(Scorecard.STRONGEST)
        .filter(part -> seen.add(part.name()));
  }
}
