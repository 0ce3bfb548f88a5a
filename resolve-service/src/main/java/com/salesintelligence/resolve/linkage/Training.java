package com.salesintelligence.resolve.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Learns a model from the records themselves. How often records agree by chance (u) comes from
 * pairs taken at random; how often matches agree (m) from expectation maximisation over the pairs
 * of each blocking rule in turn, without the comparisons that the rule decides. The same records in
 * the same order give the same model.
 */
final class Training {

  private static final int RANDOM_PAIRS = 200_000;
  private static final int SAMPLE = 100_000;
  private static final int ROUNDS = 60;
  private static final double STEADY = 1e-5;
  private static final double LEAST = 1e-6;
  private static final long SEED = 20_261_120;

  private final List<Comparison> comparisons;
  private final Vectors vectors;

  Training(List<Comparison> comparisons) {
    this.comparisons = List.copyOf(comparisons);
    this.vectors = new Vectors(comparisons);
  }

  Model train(List<Entry> entries, Candidates candidates, List<BlockingRule> rules) {
    double[][] u = byChance(entries, candidates);
    var learned = new ArrayList<double[][]>();
    for (BlockingRule rule : rules) {
      long[] pairs = sample(candidates.by(List.of(rule)).pairs());
      if (pairs.length > 0) {
        learned.add(maximise(vectors.counts(entries, pairs), u, free(rule)));
      }
    }
    double[][] m = average(learned, u);
    return new Model(weights(m, u), frequencies(entries), prior(entries, candidates, rules, m, u));
  }

  /** Evenly spread over all. */
  private static long[] sample(long[] pairs) {
    int step = 1 + pairs.length / SAMPLE;
    return IntStream.iterate(0, i -> i < pairs.length, i -> i + step)
        .mapToLong(i -> pairs[i])
        .toArray();
  }

  private double[][] byChance(List<Entry> entries, Candidates candidates) {
    var random = new SplittableRandom(SEED);
    var counts = new HashMap<Long, Integer>();
    int n = entries.size();
    for (int i = 0; i < RANDOM_PAIRS && n > 1; i++) {
      int a = random.nextInt(n);
      int b = random.nextInt(n);
      if (a != b && candidates.comparable(Math.min(a, b), Math.max(a, b))) {
        counts.merge(vectors.of(entries.get(a), entries.get(b)), 1, Integer::sum);
      }
    }
    double[][] u = new double[comparisons.size()][];
    for (int c = 0; c < u.length; c++) {
      double[] seen = new double[comparisons.get(c).levels().size()];
      for (var vector : counts.entrySet()) {
        int level = Vectors.level(vector.getKey(), c);
        if (level >= 0) {
          seen[level] += vector.getValue();
        }
      }
      u[c] = shares(seen, 0.5);
    }
    return u;
  }

  private boolean[] free(BlockingRule rule) {
    boolean[] free = new boolean[comparisons.size()];
    for (int c = 0; c < free.length; c++) {
      free[c] = comparisons.get(c).fields().stream().noneMatch(rule.fields()::contains);
    }
    return free;
  }

  /** Null rows where the rule itself decides the comparison. */
  private double[][] maximise(Map<Long, Integer> counts, double[][] u, boolean[] free) {
    var sorted = new TreeMap<>(counts);
    double[][] m = new double[u.length][];
    for (int c = 0; c < m.length; c++) {
      m[c] = free[c] ? firstGuess(u[c].length) : new double[0];
    }
    double matching = 0.1;
    for (int round = 0; round < ROUNDS; round++) {
      double[][] sums = new double[m.length][];
      for (int c = 0; c < m.length; c++) {
        sums[c] = new double[m[c].length];
      }
      double matches = 0;
      double all = 0;
      for (var vector : sorted.entrySet()) {
        double p = expected(vector.getKey(), m, u, matching);
        double share = p * vector.getValue();
        matches += share;
        all += vector.getValue();
        for (int c = 0; c < m.length; c++) {
          int level = Vectors.level(vector.getKey(), c);
          if (m[c].length > 0 && level >= 0) {
            sums[c][level] += share;
          }
        }
      }
      double moved = Math.abs(matching - matches / all);
      matching = Math.clamp(matches / all, LEAST, 1 - LEAST);
      for (int c = 0; c < m.length; c++) {
        if (m[c].length > 0) {
          double[] next = shares(sums[c], 0.1);
          for (int level = 0; level < next.length; level++) {
            moved = Math.max(moved, Math.abs(next[level] - m[c][level]));
          }
          m[c] = next;
        }
      }
      if (moved < STEADY) {
        break;
      }
    }
    return m;
  }

  private static double expected(long vector, double[][] m, double[][] u, double matching) {
    double odds = matching / (1 - matching);
    for (int c = 0; c < m.length; c++) {
      int level = Vectors.level(vector, c);
      if (m[c].length > 0 && level >= 0) {
        odds *= m[c][level] / u[c][level];
      }
    }
    return odds / (1 + odds);
  }

  private static double[] firstGuess(int levels) {
    double[] m = new double[levels];
    double rest = 1;
    for (int level = 0; level < levels - 1; level++) {
      m[level] = rest * (level == 0 ? 0.8 : 0.5);
      rest -= m[level];
    }
    m[levels - 1] = rest;
    return m;
  }

  private static double[] shares(double[] counts, double smoothing) {
    double all = 0;
    for (double count : counts) {
      all += count + smoothing;
    }
    double[] shares = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      shares[i] = Math.max(LEAST, (counts[i] + smoothing) / all);
    }
    return shares;
  }

  private static double[][] average(List<double[][]> learned, double[][] u) {
    double[][] m = new double[u.length][];
    for (int c = 0; c < u.length; c++) {
      double[] sum = new double[u[c].length];
      int times = 0;
      for (double[][] one : learned) {
        if (one[c].length > 0) {
          times++;
          for (int level = 0; level < sum.length; level++) {
            sum[level] += one[c][level];
          }
        }
      }
      m[c] = times == 0 ? firstGuess(sum.length) : shares(sum, 0);
    }
    return m;
  }

  private List<Model.Weights> weights(double[][] m, double[][] u) {
    var weights = new ArrayList<Model.Weights>();
    for (int c = 0; c < m.length; c++) {
      var comparison = comparisons.get(c);
      weights.add(new Model.Weights(comparison.name(), comparison.levels(), m[c], u[c]));
    }
    return List.copyOf(weights);
  }

  private Map<Integer, Model.Frequencies> frequencies(List<Entry> entries) {
    var frequencies = new TreeMap<Integer, Model.Frequencies>();
    for (Comparison comparison : comparisons) {
      for (int field : comparison.fields()) {
        frequencies.computeIfAbsent(field, f -> Model.Frequencies.of(entries, f));
      }
    }
    return Map.copyOf(frequencies);
  }

  /** The share of all pairs that match, as far as the blocking rules find them. */
  private double prior(
      List<Entry> entries,
      Candidates candidates,
      List<BlockingRule> rules,
      double[][] m,
      double[][] u) {
    long[] pairs = candidates.by(rules).pairs();
    long[] sample = sample(pairs);
    var counts = new TreeMap<>(vectors.counts(entries, sample));
    double all = candidates.possible() * sample.length / Math.max(1, pairs.length);
    double prior = Math.max(1 / all, 1e-9);
    for (int round = 0; round < 20; round++) {
      double matches = 0;
      for (var vector : counts.entrySet()) {
        matches += expected(vector.getKey(), m, u, prior) * vector.getValue();
      }
      prior = Math.clamp(matches / all, 1e-9, 0.5);
    }
    return prior;
  }
}
