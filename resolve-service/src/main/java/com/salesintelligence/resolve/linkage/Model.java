package com.salesintelligence.resolve.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What agreement is worth: per comparison and level the probability among matches (m) and among
 * others (u), the frequency of common values, and how many pairs match at all.
 *
 * @param prior probability that a pair of records taken at random matches
 */
public record Model(
    List<Weights> comparisons, Map<Integer, Frequencies> frequencies, double prior) {

  /** Of one comparison, level by level. */
  public record Weights(String name, List<String> levels, double[] m, double[] u) {

    /** Bits for or against a match, in thousandths. */
    public long milliBits(int level) {
      return Model.milliBits(m[level] / u[level]);
    }
  }

  /** How often each value of a field stands in the records. */
  public record Frequencies(Map<String, Integer> counts, long total) {

    static Frequencies of(List<Entry> entries, int field) {
      var counts = new HashMap<String, Integer>();
      long total = 0;
      for (Entry entry : entries) {
        String value = entry.value(field);
        if (value != null) {
          counts.merge(value, 1, Integer::sum);
          total++;
        }
      }
      return new Frequencies(counts, total);
    }

    double of(String value) {
      return total == 0 ? 1 : (double) counts.getOrDefault(value, 1) / total;
    }
  }

  /** Below this share a value's rarity no longer adds: it may be a slip shared by chance. */
  private static final double RAREST = 1e-6;

  static long milliBits(double ratio) {
    return Math.round(1000 * Math.log(ratio) / Math.log(2));
  }

  /** Bits that this comparison adds, in thousandths; 0 when a record is silent. */
  long weight(int comparison, Comparison how, Entry left, Entry right, int level) {
    if (level == Comparison.SILENT) {
      return 0;
    }
    Weights weights = comparisons.get(comparison);
    Comparison.Common common = how.common(left, right, level);
    Frequencies known = common == null ? null : frequencies.get(common.field());
    return known == null || common == null
        ? weights.milliBits(level)
        : milliBits(weights.m()[level] / Math.max(RAREST, known.of(common.value())));
  }

  long priorMilliBits() {
    return milliBits(prior / (1 - prior));
  }

  /** The probability that belongs to so many thousandths of a bit. */
  public static double probability(long milliBits) {
    return 1 / (1 + Math.pow(2, -milliBits / 1000.0));
  }

  /** From which number of bits, in thousandths, on a match is as probable as this. */
  public static long threshold(double probability) {
    return milliBits(probability / (1 - probability));
  }
}
