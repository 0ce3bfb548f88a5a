package com.salesintelligence.resolve.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns a model from the records themselves. How often strangers agree (u) comes from pairs taken
 * at random, how often matches agree (m) from expectation maximisation over the pairs of each
 * blocking rule in turn, without the comparisons that the rule decides. A second pass leaves out of
 * the random pairs what the first took for matches. The same records in the same order give the
 * same model.
 */
final class Training {

  private static final int RANDOM_PAIRS = 200_000;
  private static final int SAMPLE = 100_000;
  private static final int PASSES = 2;
  private static final int PRIOR_ROUNDS = 20;
  private static final double LEAST_PRIOR = 1e-9;

  /** Added to each level: what was never seen among strangers is rare, not impossible. */
  private static final double UNSEEN = 0.5;

  private static final long SEED = 20_261_120;

  private final List<Comparison> comparisons;
  private final Vectors vectors;
  private final List<Entry> entries;
  private final Candidates candidates;
  private final List<BlockingRule> rules;
  private final long[] met;

  /**
   * @param met the pairs of all rules together
   */
  Training(
      List<Comparison> comparisons,
      List<Entry> entries,
      Candidates candidates,
      List<BlockingRule> rules,
      long[] met) {
    this.comparisons = List.copyOf(comparisons);
    this.vectors = new Vectors(comparisons);
    this.entries = entries;
    this.candidates = candidates;
    this.rules = rules;
    this.met = met;
  }

  private record Block(SortedMap<Long, Integer> counts, boolean[] free) {}

  Model train() {
    var strangers = vectors.counts(entries, atRandom());
    var blocks = blocks();
    long[] sample = sample(met);
    var together = vectors.counts(entries, sample);
    double all = candidates.possible() * sample.length / Math.max(1, met.length);

    double[][] u = byChance(strangers, vector -> 1);
    double[][] m = amongMatches(blocks, u);
    double prior = prior(together, m, u, all);
    for (int pass = 1; pass < PASSES; pass++) {
      double[][] firstU = u;
      double[][] firstM = m;
      double firstPrior = prior;
      u =
          byChance(
              strangers, vector -> 1 - Maximising.probability(vector, firstM, firstU, firstPrior));
      m = amongMatches(blocks, u);
      prior = prior(together, m, u, all);
    }
    return new Model(weights(m, u), frequencies(), prior);
  }

  /** All pairs of a small file, a fixed random choice of those of a large one. */
  private long[] atRandom() {
    int n = entries.size();
    if (candidates.possible() <= RANDOM_PAIRS) {
      return IntStream.range(0, n)
          .boxed()
          .flatMapToLong(
              i ->
                  IntStream.range(i + 1, n)
                      .filter(j -> candidates.comparable(i, j))
                      .mapToLong(j -> Candidates.pair(i, j)))
          .toArray();
    }
    var random = new SplittableRandom(SEED);
    long[] pairs = new long[RANDOM_PAIRS];
    for (int taken = 0; taken < RANDOM_PAIRS; ) {
      int a = random.nextInt(n);
      int b = random.nextInt(n);
      if (a != b && candidates.comparable(Math.min(a, b), Math.max(a, b))) {
        pairs[taken++] = Candidates.pair(Math.min(a, b), Math.max(a, b));
      }
    }
    return pairs;
  }

  private List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    for (BlockingRule rule : rules) {
      long[] pairs = sample(candidates.by(List.of(rule)).pairs());
      if (pairs.length > 0) {
        blocks.add(new Block(vectors.counts(entries, pairs), free(rule)));
      }
    }
    return blocks;
  }

  /** Evenly spread over all. */
  private static long[] sample(long[] pairs) {
    int step = 1 + pairs.length / SAMPLE;
    return IntStream.iterate(0, i -> i < pairs.length, i -> i + step)
        .mapToLong(i -> pairs[i])
        .toArray();
  }

  private boolean[] free(BlockingRule rule) {
    boolean[] free = new boolean[comparisons.size()];
    for (int c = 0; c < free.length; c++) {
      free[c] = comparisons.get(c).fields().stream().noneMatch(rule.fields()::contains);
    }
    return free;
  }

  /** The share of a pair with this vector that counts. */
  private interface Share {
    double of(long vector);
  }

  private double[][] byChance(SortedMap<Long, Integer> strangers, Share share) {
    double[][] u = new double[comparisons.size()][];
    for (int c = 0; c < u.length; c++) {
      double[] seen = new double[comparisons.get(c).levels().size()];
      Arrays.fill(seen, UNSEEN);
      for (Map.Entry<Long, Integer> vector : strangers.entrySet()) {
        int level = Vectors.level(vector.getKey(), c);
        if (level >= 0) {
          seen[level] += vector.getValue() * share.of(vector.getKey());
        }
      }
      u[c] = Maximising.shares(seen);
    }
    return u;
  }

  /** Of each comparison the mean over the rules that leave it free. */
  private double[][] amongMatches(List<Block> blocks, double[][] u) {
    var learned = blocks.stream().map(b -> Maximising.of(b.counts(), u, b.free())).toList();
    double[][] m = new double[u.length][];
    for (int c = 0; c < u.length; c++) {
      double[] sum = new double[u[c].length];
      boolean some = false;
      for (double[][] one : learned) {
        for (int level = 0; level < one[c].length; level++) {
          sum[level] += one[c][level];
          some = true;
        }
      }
      m[c] = some ? Maximising.shares(sum) : Maximising.firstGuess(sum.length);
    }
    return m;
  }

  /** The share of all pairs that match, as far as the blocking rules find them. */
  private static double prior(
      SortedMap<Long, Integer> together, double[][] m, double[][] u, double all) {
    double prior = Math.max(1 / Math.max(2, all), LEAST_PRIOR);
    for (int round = 0; round < PRIOR_ROUNDS; round++) {
      double matches = 0;
      for (Map.Entry<Long, Integer> vector : together.entrySet()) {
        matches += Maximising.probability(vector.getKey(), m, u, prior) * vector.getValue();
      }
      prior = Math.clamp(matches / Math.max(1, all), LEAST_PRIOR, 0.5);
    }
    return prior;
  }

  private List<Model.Weights> weights(double[][] m, double[][] u) {
    var weights = new ArrayList<Model.Weights>();
    for (int c = 0; c < m.length; c++) {
      var comparison = comparisons.get(c);
      weights.add(new Model.Weights(comparison.name(), comparison.levels(), m[c], u[c]));
    }
    return List.copyOf(weights);
  }

  private Map<Integer, Model.Frequencies> frequencies() {
    var frequencies = new TreeMap<Integer, Model.Frequencies>();
    for (Comparison comparison : comparisons) {
      for (int field : comparison.fields()) {
        frequencies.computeIfAbsent(field, f -> Model.Frequencies.of(entries, f));
      }
    }
    return Map.copyOf(frequencies);
  }
}
