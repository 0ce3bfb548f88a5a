package com.salesintelligence.local.sandbox.salesforce;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a query sorts by.
 *
 * @param descending whether any field is sorted downwards
 */
record Order(List<String> names, boolean descending, Comparator<Row> comparator) {
  static final Order NONE = new Order(List.of(), false, (_, _) -> 0);

  /** The order in which tables keep their rows; it holds for its beginnings too. */
  private static final List<String> KEPT = List.of("SystemModstamp", "Id");

  Order then(Order next) {
    var all = new ArrayList<>(names);
    all.addAll(next.names);
    return new Order(
        List.copyOf(all), descending || next.descending, comparator.thenComparing(next.comparator));
  }

  /** Whether rows come out of their table in this order. */
  boolean kept() {
    return !descending
        && names.size() <= KEPT.size()
        && KEPT.subList(0, names.size()).equals(names);
  }
}
