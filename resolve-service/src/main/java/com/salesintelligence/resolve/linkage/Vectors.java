package com.salesintelligence.resolve.linkage;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The levels of all comparisons of a pair in one number: four bits each, 0 for silence. */
final class Vectors {

  static final int MOST_COMPARISONS = 16;
  private static final int BITS = 4;

  private final List<Comparison> comparisons;

  Vectors(List<Comparison> comparisons) {
    if (comparisons.size() > MOST_COMPARISONS) {
      throw new IllegalArgumentException(
          "At most %d comparisons, not %d: leave out those that tell least"
              .formatted(MOST_COMPARISONS, comparisons.size()));
    }
    this.comparisons = List.copyOf(comparisons);
  }

  long of(Entry left, Entry right) {
    long vector = 0;
    for (int i = 0; i < comparisons.size(); i++) {
      vector |= (long) (comparisons.get(i).level(left, right) + 1) << (i * BITS);
    }
    return vector;
  }

  static int level(long vector, int comparison) {
    return (int) (vector >>> (comparison * BITS) & 15) - 1;
  }

  /** How many of the pairs have each vector. */
  SortedMap<Long, Integer> counts(List<Entry> entries, long[] pairs) {
    var counts = new TreeMap<Long, Integer>();
    for (long pair : pairs) {
      counts.merge(
          of(entries.get(Candidates.left(pair)), entries.get(Candidates.right(pair))),
          1,
          Integer::sum);
    }
    return counts;
  }
}
