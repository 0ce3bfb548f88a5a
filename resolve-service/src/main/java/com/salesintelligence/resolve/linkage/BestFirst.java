package com.salesintelligence.resolve.linkage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Pairs from the best down; between equals the records' ids decide, not where they stood. */
final class BestFirst {

  private final List<Entry> entries;
  private final long[] pairs;
  private final long[] scores;

  BestFirst(List<Entry> entries, long[] pairs, long[] scores) {
    this.entries = entries;
    this.pairs = pairs;
    this.scores = scores;
  }

  /**
   * @param lowest worse pairs are left out
   */
  int[] order(long lowest) {
    long[] keys =
        IntStream.range(0, pairs.length)
            .filter(i -> scores[i] >= lowest)
            .mapToLong(i -> -scores[i] << 32 | i)
            .sorted()
            .toArray();
    int[] order = new int[keys.length];
    for (int from = 0; from < keys.length; ) {
      int to = from;
      while (to < keys.length && keys[to] >> 32 == keys[from] >> 32) {
        order[to] = (int) keys[to];
        to++;
      }
      if (to - from > 1) {
        byIds(order, from, to);
      }
      from = to;
    }
    return order;
  }

  private void byIds(int[] order, int from, int to) {
    int[] sorted =
        Arrays.stream(order, from, to)
            .boxed()
            .sorted(Comparator.comparing(this::first).thenComparing(this::second))
            .mapToInt(i -> i)
            .toArray();
    System.arraycopy(sorted, 0, order, from, sorted.length);
  }

  private String first(int pair) {
    String left = id(Candidates.left(pairs[pair]));
    String right = id(Candidates.right(pairs[pair]));
    return left.compareTo(right) <= 0 ? left : right;
  }

  private String second(int pair) {
    String left = id(Candidates.left(pairs[pair]));
    String right = id(Candidates.right(pairs[pair]));
    return left.compareTo(right) <= 0 ? right : left;
  }

  private String id(int record) {
    return entries.get(record).id();
  }
}
