package com.salesintelligence.resolve.linkage;

import java.util.List;

/** Whether one of two records has given name and surname in each other's place. */
final class OrderComparison implements Comparison {

  private final String name;
  private final int given;
  private final int surname;

  OrderComparison(String name, int given, int surname) {
    this.name = name;
    this.given = given;
    this.surname = surname;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Integer> fields() {
    return List.of(given, surname);
  }

  @Override
  public List<String> levels() {
    return List.of("as written", "swapped");
  }

  @Override
  public int level(Entry left, Entry right) {
    boolean told =
        (left.value(given) != null || left.value(surname) != null)
            && (right.value(given) != null || right.value(surname) != null);
    if (!told) {
      return SILENT;
    }
    return NameComparison.swapped(left, right, given, surname) ? 1 : 0;
  }
}
