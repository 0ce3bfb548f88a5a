package com.salesintelligence.resolve.linkage;

import com.salesintelligence.resolve.linkage.Accuracy.BCubed;
import com.salesintelligence.resolve.linkage.Linkage.Scored;
import com.salesintelligence.resolve.linkage.Truth.Half;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How well a linkage finds who is who. The threshold is the one with the best F1 on one half of the
 * entities; what is reported is what it does on the other half, and on all.
 *
 * @param reached true pairs that a blocking rule brings together
 * @param edges threshold in thousandths of a bit, and how well single pairs are told
 * @param groups the same of records put together in groups
 * @param mistakes worth looking at, the most confident first
 */
public record Evaluation(
    double truePairs,
    double reached,
    Result edges,
    Result groups,
    BCubed bCubed,
    List<Mistake> mistakes) {

  private static final int MOST_MISTAKES = 20;
  private static final long LOWEST = -10_000;
  private static final long HIGHEST = 30_000;
  private static final long COARSE = 2_000;
  private static final long FINE = 500;

  /**
   * @param threshold thousandths of a bit, chosen on the other half of the entities
   */
  public record Result(long threshold, Accuracy heldOut, Accuracy all) {}

  /**
   * @param missed true when two records of one entity were not linked, false when two of different
   *     ones were
   */
  public record Mistake(boolean missed, int left, int right, long milliBits) {}

  /** Scores, chooses thresholds and measures. */
  public static Evaluation of(
      Linkage linkage, Model model, Scored scored, Truth truth, int firstOfSecond) {
    var judge = new Judge(linkage, model, scored, truth, firstOfSecond);
    long edge = best(t -> judge.edges(t, Half.TUNING).f1());
    long group = best(t -> judge.groups(judge.grouped(t), Half.TUNING).f1());
    int[] groups = judge.grouped(group);
    return new Evaluation(
        truth.pairs(Half.ALL, firstOfSecond),
        judge.reached(),
        new Result(edge, judge.edges(edge, Half.HELD_OUT), judge.edges(edge, Half.ALL)),
        new Result(group, judge.groups(groups, Half.HELD_OUT), judge.groups(groups, Half.ALL)),
        judge.bCubed(groups),
        judge.mistakes(edge));
  }

  /** Of equally good thresholds the middle one. */
  private static long best(LongToDoubleFunction f1) {
    long coarse = best(f1, LowHigh.all(), COARSE);
    return best(f1, new LowHigh(coarse - COARSE, coarse + COARSE), FINE);
  }

  private record LowHigh(long low, long high) {
    static LowHigh all() {
      return new LowHigh(LOWEST, HIGHEST);
    }
  }

  private static long best(LongToDoubleFunction f1, LowHigh range, long step) {
    var thresholds =
        LongStream.iterate(range.low(), t -> t <= range.high(), t -> t + step).toArray();
    double[] reached = LongStream.of(thresholds).mapToDouble(f1).toArray();
    double most = java.util.Arrays.stream(reached).max().orElse(0);
    var equal = IntStream.range(0, reached.length).filter(i -> reached[i] == most).toArray();
    return thresholds[equal[equal.length / 2]];
  }

  private record Judge(
      Linkage linkage, Model model, Scored scored, Truth truth, int firstOfSecond) {

    Accuracy edges(long threshold, Half half) {
      double found = 0;
      double right = 0;
      for (int i = 0; i < scored.pairs().length; i++) {
        boolean looked = half.holds(truth, scored.left(i)) && half.holds(truth, scored.right(i));
        if (looked && scored.milliBits()[i] >= threshold) {
          found++;
          right += truth.same(scored.left(i), scored.right(i)) ? 1 : 0;
        }
      }
      return new Accuracy(right, found, truth.pairs(half, firstOfSecond));
    }

    double reached() {
      return IntStream.range(0, scored.pairs().length)
          .filter(i -> truth.same(scored.left(i), scored.right(i)))
          .count();
    }

    int[] grouped(long threshold) {
      return linkage.group(model, scored, threshold);
    }

    Accuracy groups(int[] groups, Half half) {
      var records =
          IntStream.range(0, truth.records()).filter(i -> half.holds(truth, i)).boxed().toList();
      return Accuracy.ofPairs(
          records.stream().map(i -> groups[i]).toList(),
          records.stream().map(truth::entity).toList());
    }

    BCubed bCubed(int[] groups) {
      return Accuracy.bCubed(
          IntStream.of(groups).boxed().toList(),
          IntStream.range(0, truth.records()).mapToObj(truth::entity).toList());
    }

    List<Mistake> mistakes(long threshold) {
      var mistakes = new ArrayList<Mistake>();
      for (int i = 0; i < scored.pairs().length; i++) {
        boolean linked = scored.milliBits()[i] >= threshold;
        boolean same = truth.same(scored.left(i), scored.right(i));
        if (linked != same) {
          mistakes.add(new Mistake(same, scored.left(i), scored.right(i), scored.milliBits()[i]));
        }
      }
      mistakes.sort(
          Comparator.comparingLong((Mistake m) -> -Math.abs(m.milliBits() - threshold))
              .thenComparing(Mistake::left)
              .thenComparing(Mistake::right));
      return List.copyOf(mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size())));
    }
  }
}
