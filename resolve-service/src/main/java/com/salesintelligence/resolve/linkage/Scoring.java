package com.salesintelligence.resolve.linkage;

import java.util.List;

/** What a model says of a pair: the sum of its comparisons' bits, in thousandths. */
final class Scoring {

  private final Model model;
  private final List<Comparison> comparisons;

  Scoring(Model model, List<Comparison> comparisons) {
    this.model = model;
    this.comparisons = List.copyOf(comparisons);
  }

  /** Thousandths of a bit for a match, the prior included. */
  long milliBits(Entry left, Entry right) {
    long sum = model.priorMilliBits();
    for (int c = 0; c < comparisons.size(); c++) {
      Comparison comparison = comparisons.get(c);
      sum += model.weight(c, comparison, left, right, comparison.level(left, right));
    }
    return sum;
  }

  long[] milliBits(List<Entry> entries, long[] pairs) {
    long[] scores = new long[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      scores[i] =
          milliBits(
              entries.get(Candidates.left(pairs[i])), entries.get(Candidates.right(pairs[i])));
    }
    return scores;
  }
}
