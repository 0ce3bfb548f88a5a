package com.salesintelligence.local.sandbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SortedIndexTest {
  /** The same key may hold another version. */
  private record Item(int key, int version) {}

  @Property(tries = 300)
  void holdsWhatASortedMapHolds(@ForAll List<@IntRange(min = -40, max = 40) Integer> steps) {
    var index = new SortedIndex<Item>(Comparator.comparingInt(Item::key));
    var map = new TreeMap<Integer, Item>();
    for (int i = 0; i < 5; i++) {
      map.put(i * 7, new Item(i * 7, 0));
    }
    index.fill(new ArrayList<>(map.values()));
    for (int n = 0; n < steps.size(); n++) {
      int key = Math.abs(steps.get(n));
      var before = map.remove(key);
      if (before != null) {
        index.remove(before);
      }
      if (steps.get(n) >= 0) {
        var item = new Item(key, n + 1);
        map.put(key, item);
        index.add(item);
      }
      if (n % 3 == 0) {
        assertThat(all(index)).containsExactlyElementsOf(map.values());
      }
    }
    assertThat(all(index)).containsExactlyElementsOf(map.values());
    for (int key = -1; key < 42; key++) {
      int wanted = key;
      assertThat(index.first(item -> Integer.compare(item.key(), wanted)))
          .isEqualTo(map.headMap(key).size());
    }
  }

  private static List<Item> all(SortedIndex<Item> index) {
    var all = new ArrayList<Item>();
    for (int i = 0; i < index.size(); i++) {
      all.add(index.get(i));
    }
    return all;
  }
}
