package com.salesintelligence.resolve.linkage;

import java.util.HashMap;
import java.util.List;

/**
 * Who each record really is, known from outside. Half of the entities choose the threshold, the
 * other half judges it; which half an entity is in depends on its name only.
 */
public final class Truth {

  private final List<String> entities;

  /**
   * @param entities the entity of each record
   */
  public Truth(List<String> entities) {
    this.entities = List.copyOf(entities);
  }

  boolean same(int left, int right) {
    return entities.get(left).equals(entities.get(right));
  }

  String entity(int record) {
    return entities.get(record);
  }

  int records() {
    return entities.size();
  }

  boolean heldOut(int record) {
    return (spread(entities.get(record).hashCode()) & 1) == 1;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ (mixed >>> 15)) >>> 7;
  }

  /** Pairs of records of one entity, among the records of one half or of both. */
  double pairs(Half half, int firstOfSecond) {
    var first = new HashMap<String, Integer>();
    var second = new HashMap<String, Integer>();
    for (int i = 0; i < entities.size(); i++) {
      if (half.holds(this, i)) {
        (i < firstOfSecond ? first : second).merge(entities.get(i), 1, Integer::sum);
      }
    }
    return firstOfSecond == 0
        ? second.values().stream().mapToDouble(n -> n * (n - 1.0) / 2).sum()
        : first.entrySet().stream()
            .mapToDouble(e -> (double) e.getValue() * second.getOrDefault(e.getKey(), 0))
            .sum();
  }

  /** Whose entities are looked at. */
  public enum Half {
    TUNING,
    HELD_OUT,
    ALL;

    boolean holds(Truth truth, int record) {
      return switch (this) {
        case ALL -> true;
        case TUNING -> !truth.heldOut(record);
        case HELD_OUT -> truth.heldOut(record);
      };
    }
  }
}
