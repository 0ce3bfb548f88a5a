package com.salesintelligence.resolve.linkage;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Given names that one person may go by. */
public final class Nicknames {

  private final Map<String, Set<String>> related;

  private Nicknames(Map<String, Set<String>> related) {
    this.related = related;
  }

  public static Nicknames none() {
    return new Nicknames(Map.of());
  }

  /**
   * @param groups names of which each may stand for the first of its group, lower case
   */
  public static Nicknames of(Collection<? extends Collection<String>> groups) {
    var related = new HashMap<String, Set<String>>();
    for (var group : groups) {
      for (String name : group) {
        related.computeIfAbsent(name, n -> new HashSet<>()).addAll(group);
      }
    }
    return new Nicknames(related);
  }

  boolean related(String left, String right) {
    Set<String> names = related.get(left);
    return names != null && names.contains(right);
  }
}
