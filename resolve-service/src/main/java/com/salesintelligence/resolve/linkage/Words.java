package com.salesintelligence.resolve.linkage;

import java.util.Arrays;

/** Compares texts word by word, whatever the order of the words. */
final class Words {

  private static final double SAME = 0.88;
  private static final int MOST = 12;

  private Words() {}

  /** The share of letters that stand in words which both texts have, spelled alike: 0 to 1. */
  static double shared(String left, String right) {
    if (left.indexOf(' ') < 0 && right.indexOf(' ') < 0) {
      double alike = Similarity.jaroWinkler(left, right);
      return alike >= SAME ? alike : 0;
    }
    String[] l = split(left);
    String[] r = split(right);
    boolean[] taken = new boolean[r.length];
    double common = 0;
    for (String word : l) {
      int best = -1;
      double alike = SAME;
      for (int j = 0; j < r.length; j++) {
        double now = taken[j] ? 0 : word.equals(r[j]) ? 1 : Similarity.jaroWinkler(word, r[j]);
        if (now >= alike) {
          alike = now;
          best = j;
        }
      }
      if (best >= 0) {
        taken[best] = true;
        common += alike * (word.length() + r[best].length());
      }
    }
    int all = letters(l) + letters(r);
    return all == 0 ? 0 : common / all;
  }

  /** Whether all words of the shorter text stand in the longer one. */
  static boolean oneHoldsTheOther(String left, String right) {
    if (left.indexOf(' ') < 0 && right.indexOf(' ') < 0) {
      return false;
    }
    String[] l = split(left);
    String[] r = split(right);
    if (l.length == r.length) {
      return false;
    }
    var few = l.length < r.length ? l : r;
    var many = Arrays.asList(l.length < r.length ? r : l);
    return few.length > 0 && many.containsAll(Arrays.asList(few));
  }

  private static int letters(String[] words) {
    int sum = 0;
    for (String word : words) {
      sum += word.length();
    }
    return sum;
  }

  private static String[] split(String text) {
    String[] words = text.split(" ", MOST);
    return words.length == 1 && words[0].isEmpty() ? new String[0] : words;
  }
}
