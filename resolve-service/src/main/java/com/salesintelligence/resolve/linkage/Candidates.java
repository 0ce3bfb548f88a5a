package com.salesintelligence.resolve.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of records worth comparing, each once, in ascending order: the index of one in the upper
 * half of a number, that of the other, larger one in the lower.
 */
final class Candidates {

  /**
   * @param pairs ascending
   * @param oversized keys whose records were too many to compare each with each, with their number
   */
  record Found(long[] pairs, Map<String, Integer> oversized) {}

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
    var oversized = new HashMap<String, Integer>();
    for (BlockingRule rule : rules) {
      collect(rule, all, oversized);
    }
    return new Found(all.distinct(), Map.copyOf(oversized));
  }

  private void collect(BlockingRule rule, Pairs all, Map<String, Integer> oversized) {
    var blocks = new HashMap<String, List<Integer>>();
    for (int i = 0; i < entries.size(); i++) {
      String key = rule.key(entries.get(i));
      if (key != null) {
        blocks.computeIfAbsent(key, k -> new ArrayList<>(2)).add(i);
      }
    }
    blocks.forEach(
        (key, block) -> {
          if (block.size() > largestBlock) {
            oversized.put(rule.name() + "=" + key.replace('\u0001', ' ').strip(), block.size());
          } else {
            eachWithEach(block, all);
          }
        });
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
