package com.salesintelligence.resolve.linkage;

import java.util.List;
import java.util.Map;

/** Finds which records are about one entity: block, train, score, group. */
public final class Linkage {

  /** Worse pairs are never a match, in thousandths of a bit. */
  static final long LOWEST = -12_000;

  private final Specification specification;
  private final List<Entry> entries;
  private final Candidates candidates;
  private final Candidates.Found found;

  /**
   * @param firstOfSecond index of the first record of the second file; 0 when records of one file
   *     are compared with each other
   */
  public Linkage(Specification specification, List<Entry> entries, int firstOfSecond) {
    this.specification = specification;
    this.entries = List.copyOf(entries);
    this.candidates = new Candidates(this.entries, firstOfSecond, specification.largestBlock());
    this.found = candidates.by(specification.blocking());
  }

  /** Learns from the records themselves; no labels are looked at. */
  public Model train() {
    return new Training(
            specification.comparisons(),
            entries,
            candidates,
            specification.blocking(),
            found.pairs())
        .train();
  }

  /** Compares every pair that a blocking rule brings together. */
  public Scored score(Model model) {
    long[] milliBits =
        new Scoring(model, specification.comparisons()).milliBits(entries, found.pairs());
    int[] order = new BestFirst(entries, found.pairs(), milliBits).order(LOWEST);
    return new Scored(found.pairs(), milliBits, order, found.oversized());
  }

  /**
   * @param threshold thousandths of a bit from which on a pair is a match
   * @return for each record the first record of its group
   */
  public int[] group(Model model, Scored scored, long threshold) {
    return new Clustering(
            entries, new Scoring(model, specification.comparisons()), specification.oneToOne())
        .group(scored.pairs(), scored.milliBits(), scored.order(), threshold);
  }

  public Explanation explain(Model model, int left, int right) {
    return Explanation.of(model, specification, entries.get(left), entries.get(right));
  }

  /**
   * @param pairs ascending; see {@link #left} and {@link #right}
   * @param milliBits for a match, of each pair, in thousandths of a bit
   * @param order indexes of pairs from the best down to {@link #LOWEST}
   * @param oversized blocking keys that too many records share, with their number
   */
  public record Scored(
      long[] pairs, long[] milliBits, int[] order, Map<String, Integer> oversized) {

    public int left(int pair) {
      return Candidates.left(pairs[pair]);
    }

    public int right(int pair) {
      return Candidates.right(pairs[pair]);
    }
  }
}
