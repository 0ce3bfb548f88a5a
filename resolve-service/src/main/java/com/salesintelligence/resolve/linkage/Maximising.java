package com.salesintelligence.resolve.linkage;

import java.util.Map;
import java.util.SortedMap;

/** Expectation maximisation: how often matches reach each level, from pairs nobody has labelled. */
final class Maximising {

  private static final int ROUNDS = 60;
  private static final double STEADY = 1e-5;
  private static final double LEAST = 1e-6;
  private static final double FIRST_SHARE = 0.1;

  /** So many pairs is the first guess worth: with few records it steadies what is learned. */
  private static final double FIRST_GUESS_PAIRS = 2;

  private final double[][] u;
  private final boolean[] free;
  private final double[][] m;
  private double matching = FIRST_SHARE;

  /**
   * @param u how often strangers reach each level, by comparison
   * @param free the comparisons that are learned; the others do not count
   */
  private Maximising(double[][] u, boolean[] free) {
    this.u = u;
    this.free = free;
    this.m = new double[u.length][];
    for (int c = 0; c < m.length; c++) {
      m[c] = free[c] ? firstGuess(u[c].length) : new double[0];
    }
  }

  /**
   * @param counts how many pairs have each vector
   * @return m by comparison and level; an empty row where it was not learned
   */
  static double[][] of(SortedMap<Long, Integer> counts, double[][] u, boolean[] free) {
    var em = new Maximising(u, free);
    for (int round = 0; round < ROUNDS && em.round(counts) > STEADY; round++) {
      // Each round moves closer to what explains the pairs best.
    }
    return em.m;
  }

  /** How far the estimates moved. */
  private double round(SortedMap<Long, Integer> counts) {
    double[][] sums = new double[m.length][];
    for (int c = 0; c < m.length; c++) {
      sums[c] = new double[m[c].length];
    }
    double matches = 0;
    double all = 0;
    for (Map.Entry<Long, Integer> vector : counts.entrySet()) {
      double share = probability(vector.getKey(), m, u, matching) * vector.getValue();
      matches += share;
      all += vector.getValue();
      for (int c = 0; c < m.length; c++) {
        int level = Vectors.level(vector.getKey(), c);
        if (free[c] && level >= 0) {
          sums[c][level] += share;
        }
      }
    }
    double moved = Math.abs(matching - matches / all);
    matching = Math.clamp(matches / all, LEAST, 1 - LEAST);
    for (int c = 0; c < m.length; c++) {
      if (free[c]) {
        moved = Math.max(moved, learn(c, sums[c]));
      }
    }
    return moved;
  }

  private double learn(int comparison, double[] sums) {
    double[] guess = firstGuess(sums.length);
    for (int level = 0; level < sums.length; level++) {
      sums[level] += FIRST_GUESS_PAIRS * guess[level];
    }
    double[] next = shares(sums);
    double moved = 0;
    for (int level = 0; level < next.length; level++) {
      moved = Math.max(moved, Math.abs(next[level] - m[comparison][level]));
    }
    m[comparison] = next;
    return moved;
  }

  /** That a pair with this vector matches; comparisons without m do not count. */
  static double probability(long vector, double[][] m, double[][] u, double matching) {
    double odds = matching / (1 - matching);
    for (int c = 0; c < m.length; c++) {
      int level = Vectors.level(vector, c);
      if (m[c].length > 0 && level >= 0) {
        odds *= m[c][level] / u[c][level];
      }
    }
    return odds / (1 + odds);
  }

  /** Most matches agree fully, each further level is reached less often. */
  static double[] firstGuess(int levels) {
    double[] m = new double[levels];
    double rest = 1;
    for (int level = 0; level < levels - 1; level++) {
      m[level] = rest * (level == 0 ? 0.8 : 0.5);
      rest -= m[level];
    }
    m[levels - 1] = rest;
    return m;
  }

  static double[] shares(double[] counts) {
    double all = 0;
    for (double count : counts) {
      all += count;
    }
    double[] shares = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      shares[i] = Math.max(LEAST, counts[i] / all);
    }
    return shares;
  }
}
