package com.salesintelligence.resolve.linkage;

/** How alike two texts are, letter by letter. */
final class Similarity {

  private static final double PREFIX_BONUS = 0.1;
  private static final int PREFIX = 4;
  private static final int LONGEST = 64;

  private Similarity() {}

  /** Jaro's similarity with Winkler's bonus for a common prefix: 0 to 1. */
  static double jaroWinkler(String left, String right) {
    double jaro = jaro(left, right);
    int prefix = 0;
    int most = Math.min(PREFIX, Math.min(left.length(), right.length()));
    while (prefix < most && left.charAt(prefix) == right.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * PREFIX_BONUS * (1 - jaro);
  }

  private static double jaro(String left, String right) {
    int n = Math.min(left.length(), LONGEST);
    int m = Math.min(right.length(), LONGEST);
    if (n == 0 || m == 0) {
      return 0;
    }
    int reach = Math.max(0, Math.max(n, m) / 2 - 1);
    long inLeft = 0;
    long inRight = 0;
    int common = 0;
    for (int i = 0; i < n; i++) {
      char c = left.charAt(i);
      int to = Math.min(m - 1, i + reach);
      for (int j = Math.max(0, i - reach); j <= to; j++) {
        if ((inRight & (1L << j)) == 0 && right.charAt(j) == c) {
          inLeft |= 1L << i;
          inRight |= 1L << j;
          common++;
          break;
        }
      }
    }
    return common == 0 ? 0 : score(left, right, n, m, inLeft, inRight, common);
  }

  private static double score(
      String left, String right, int n, int m, long inLeft, long inRight, int common) {
    int moved = 0;
    long rest = inRight;
    for (long bits = inLeft; bits != 0; bits &= bits - 1, rest &= rest - 1) {
      if (left.charAt(Long.numberOfTrailingZeros(bits))
          != right.charAt(Long.numberOfTrailingZeros(rest))) {
        moved++;
      }
    }
    double c = common;
    return (c / n + c / m + (c - moved / 2.0) / c) / 3;
  }

  /** Whether at most {@code most} letters must be put in, left out, replaced or swapped. */
  static boolean withinEdits(String left, String right, int most) {
    return edits(left, right, most) <= most;
  }

  /** Damerau's distance of neighbours swapped; anything above {@code most} is {@code most + 1}. */
  static int edits(String left, String right, int most) {
    int n = left.length();
    int m = right.length();
    if (Math.abs(n - m) > most) {
      return most + 1;
    }
    int from = 0;
    while (from < Math.min(n, m) && left.charAt(from) == right.charAt(from)) {
      from++;
    }
    while (n > from && m > from && left.charAt(n - 1) == right.charAt(m - 1)) {
      n--;
      m--;
    }
    int rest = Math.max(n, m) - from;
    if (rest <= 1) {
      return rest;
    }
    if (most == 1) {
      return rest == 2 && n == m && turned(left, right, from) ? 1 : 2;
    }
    return table(left.substring(from, n), right.substring(from, m), most);
  }

  private static boolean turned(String left, String right, int at) {
    return left.charAt(at) == right.charAt(at + 1) && left.charAt(at + 1) == right.charAt(at);
  }

  private static int table(String left, String right, int most) {
    int n = left.length();
    int m = right.length();
    int[] older = new int[m + 1];
    int[] previous = new int[m + 1];
    int[] current = new int[m + 1];
    for (int j = 0; j <= m; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= n; i++) {
      current[0] = i;
      int best = i;
      for (int j = 1; j <= m; j++) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int cost =
            Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          cost = Math.min(cost, older[j - 2] + 1);
        }
        current[j] = cost;
        best = Math.min(best, cost);
      }
      if (best > most) {
        return most + 1;
      }
      int[] free = older;
      older = previous;
      previous = current;
      current = free;
    }
    return Math.min(previous[m], most + 1);
  }
}
