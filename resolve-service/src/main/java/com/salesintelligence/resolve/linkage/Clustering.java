package com.salesintelligence.resolve.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Puts records into groups, one per entity. Pairs are taken from the best down; two groups become
 * one when their records agree on average, so that one mistaken pair does not join two crowds. The
 * order of the records does not matter, their ids decide between equals.
 */
final class Clustering {

  /** Of large groups the average is taken over so many pairs, evenly spread. */
  private static final int MOST_PAIRS = 64;

  /** Beyond this, more disagreement does not count more: one bad field is one bad field. */
  private static final long FLOOR = -12_000;

  private final List<Entry> entries;
  private final Scoring scoring;
  private final boolean oneToOne;
  private final int[] group;
  private final List<int[]> members;

  /**
   * @param oneToOne each record of a file has at most one partner in the other
   */
  Clustering(List<Entry> entries, Scoring scoring, boolean oneToOne) {
    this.entries = entries;
    this.scoring = scoring;
    this.oneToOne = oneToOne;
    this.group = IntStream.range(0, entries.size()).toArray();
    this.members = new ArrayList<>(IntStream.of(group).mapToObj(i -> new int[] {i}).toList());
  }

  /**
   * @param order pairs from the best down
   * @return the group of each record; groups are named by their first record
   */
  int[] group(long[] pairs, long[] scores, int[] order, long threshold) {
    for (int i : order) {
      if (scores[i] < threshold) {
        break;
      }
      int left = group[Candidates.left(pairs[i])];
      int right = group[Candidates.right(pairs[i])];
      if (left != right && agree(left, right, threshold)) {
        join(Math.min(left, right), Math.max(left, right));
      }
    }
    return group.clone();
  }

  private boolean agree(int left, int right, long threshold) {
    int[] l = members.get(left);
    int[] r = members.get(right);
    if (l.length == 1 && r.length == 1) {
      return true;
    }
    if (oneToOne) {
      return false;
    }
    int all = l.length * r.length;
    int step = Math.max(1, all / MOST_PAIRS);
    long sum = 0;
    int taken = 0;
    for (int i = 0; i < all; i += step) {
      sum +=
          Math.max(
              FLOOR, scoring.milliBits(entries.get(l[i / r.length]), entries.get(r[i % r.length])));
      taken++;
    }
    return sum >= threshold * taken;
  }

  private void join(int into, int from) {
    int[] a = members.get(into);
    int[] b = members.get(from);
    int[] both =
        IntStream.concat(IntStream.of(a), IntStream.of(b))
            .boxed()
            .sorted(Comparator.comparing(i -> entries.get(i).id()))
            .mapToInt(i -> i)
            .toArray();
    for (int record : b) {
      group[record] = into;
    }
    members.set(into, both);
    members.set(from, new int[0]);
  }
}
