package com.salesintelligence.resolve.linkage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of the pairs that were found are right, and how many of the right ones were found.
 *
 * @param right found and true
 * @param found all that were found
 * @param truth all that are true
 */
public record Accuracy(double right, double found, double truth) {

  public double precision() {
    return found == 0 ? 1 : right / found;
  }

  public double recall() {
    return truth == 0 ? 1 : right / truth;
  }

  public double f1() {
    return found + truth == 0 ? 1 : 2 * right / (found + truth);
  }

  /** Over the pairs of records that stand in one group. */
  static Accuracy ofPairs(List<Integer> groups, List<String> entities) {
    var group = counts(groups);
    var entity = counts(entities);
    var both = counts(together(groups, entities));
    return new Accuracy(pairs(both), pairs(group), pairs(entity));
  }

  /** B-cubed: the mean over records of how pure and how whole the group of each is. */
  static BCubed bCubed(List<Integer> groups, List<String> entities) {
    var group = counts(groups);
    var entity = counts(entities);
    var together = together(groups, entities);
    var both = counts(together);
    double pure = 0;
    double whole = 0;
    for (int i = 0; i < groups.size(); i++) {
      double shared = both.getOrDefault(together.get(i), 0);
      pure += shared / group.getOrDefault(groups.get(i), 1);
      whole += shared / entity.getOrDefault(entities.get(i), 1);
    }
    int n = Math.max(1, groups.size());
    return new BCubed(pure / n, whole / n);
  }

  /** Precision and recall of {@link #bCubed}. */
  public record BCubed(double precision, double recall) {
    public double f1() {
      return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }
  }

  private record Together(int group, String entity) {}

  private static List<Together> together(List<Integer> groups, List<String> entities) {
    var all = new java.util.ArrayList<Together>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      all.add(new Together(groups.get(i), entities.get(i)));
    }
    return all;
  }

  private static <T> Map<T, Integer> counts(List<T> values) {
    var counts = new HashMap<T, Integer>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }

  private static double pairs(Map<?, Integer> counts) {
    return counts.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum();
  }
}
