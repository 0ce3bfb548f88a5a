package com.salesintelligence.resolve.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by a key that few share; a lone value, the usual case, costs no list of its own. */
final class Grouping<V> {

  private final Map<String, List<V>> groups = new HashMap<>();

  List<V> at(String key) {
    return groups.getOrDefault(key, List.of());
  }

  void add(String key, V value) {
    groups.merge(key, List.of(value), Grouping::joined);
  }

  void remove(String key, V value) {
    groups.computeIfPresent(key, (k, group) -> without(group, value));
  }

  int keys() {
    return groups.size();
  }

  private static <V> List<V> joined(List<V> group, List<V> added) {
    var all = group.size() == 1 ? new ArrayList<V>(4) : group;
    if (all != group) {
      all.addAll(group);
    }
    all.addAll(added);
    return all;
  }

  private static <V> @Nullable List<V> without(List<V> group, V value) {
    if (group.size() == 1) {
      return group.contains(value) ? null : group;
    }
    group.remove(value);
    return group.size() == 1 ? List.of(group.getFirst()) : group;
  }
}
