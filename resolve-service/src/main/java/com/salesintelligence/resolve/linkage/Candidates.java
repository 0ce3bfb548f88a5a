package com.salesintelligence.resolve.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of records worth comparing, each once, in ascending order: the index of one in the upper
 * half of a number, that of the other, larger one in the lower.
 */
final class Candidates {

  /**
   * @param pairs ascending
   * @param oversized keys whose records were too many to compare each with each, with their number;
   *     the largest
   */
  record Found(long[] pairs, Map<String, Integer> oversized) {}

  /** So many pairs may one rule bring together, for each record and at least. */
  private static final long PAIRS_PER_RECORD = 40;

  private static final long LEAST_PAIRS = 200_000;
  private static final int MOST_REPORTED = 20;

  private final List<Entry> entries;
  private final int firstOfSecond;
  private final int largestBlock;

  /**
   * @param firstOfSecond index of the first record of the second file, whose records are compared
   *     with those of the first only; 0 for one file
   */
  Candidates(List<Entry> entries, int firstOfSecond, int largestBlock) {
    this.entries = entries;
    this.firstOfSecond = firstOfSecond;
    this.largestBlock = largestBlock;
  }

  static int left(long pair) {
    return (int) (pair >>> 32);
  }

  static int right(long pair) {
    return (int) pair;
  }

  static long pair(int left, int right) {
    return ((long) left << 32) | right;
  }

  /** How many pairs there are at all. */
  double possible() {
    double n = entries.size();
    return firstOfSecond == 0 ? n * (n - 1) / 2 : firstOfSecond * (n - firstOfSecond);
  }

  boolean comparable(int left, int right) {
    return firstOfSecond == 0 || (left < firstOfSecond && right >= firstOfSecond);
  }

  Found by(List<BlockingRule> rules) {
    var all = new Pairs();
    var leftOut = new ArrayList<Map.Entry<String, Integer>>();
    for (BlockingRule rule : rules) {
      collect(rule, all, leftOut);
    }
    var largest = new LinkedHashMap<String, Integer>();
    leftOut.stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_REPORTED)
        .forEach(key -> largest.put(key.getKey(), key.getValue()));
    return new Found(all.distinct(), largest);
  }

  /** The smallest blocks first: they tell most, and the rule may not bring together everybody. */
  private void collect(BlockingRule rule, Pairs all, List<Map.Entry<String, Integer>> leftOut) {
    var blocks = new HashMap<String, List<Integer>>();
    for (int i = 0; i < entries.size(); i++) {
      String key = rule.key(entries.get(i));
      if (key != null) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>(2)).add(i);
      }
    }
    long budget = Math.max(LEAST_PAIRS, PAIRS_PER_RECORD * entries.size());
    var bySize =
        blocks.entrySet().stream()
            .filter(block -> block.getValue().size() > 1)
            .sorted(
                Comparator.comparingInt(
                        (Map.Entry<String, List<Integer>> block) -> block.getValue().size())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    for (var block : bySize) {
      long size = block.getValue().size();
      budget -= size * (size - 1) / 2;
      if (size > largestBlock || budget < 0) {
        leftOut.add(
            Map.entry(
                rule.name() + "=" + block.getKey().replace('\u0001', ' ').strip(), (int) size));
      } else {
        eachWithEach(block.getValue(), all);
      }
    }
  }

  private void eachWithEach(List<Integer> block, Pairs all) {
    for (int i = 0; i < block.size(); i++) {
      for (int j = i + 1; j < block.size(); j++) {
        if (comparable(block.get(i), block.get(j))) {
          all.add(pair(block.get(i), block.get(j)));
        }
      }
    }
  }

  /** A growing list of numbers. */
  private static final class Pairs {
    private long[] pairs = new long[1 << 12];
    private int size;

    void add(long pair) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
      }
      pairs[size++] = pair;
    }

    long[] distinct() {
      Arrays.sort(pairs, 0, size);
      int kept = 0;
      for (int i = 0; i < size; i++) {
        if (i == 0 || pairs[i] != pairs[i - 1]) {
          pairs[kept++] = pairs[i];
        }
      }
      return Arrays.copyOf(pairs, kept);
    }
  }
}
