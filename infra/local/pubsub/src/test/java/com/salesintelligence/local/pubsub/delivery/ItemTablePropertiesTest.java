package com.salesintelligence.local.pubsub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import com.salesintelligence.local.pubsub.wire.Incoming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ItemTablePropertiesTest {

  private static Item item(long id) {
    return new Item(
        StoredMessage.published(
            id, 0, new byte[0], Incoming.of(PubsubMessage.getDefaultInstance())),
        null);
  }

  /** Ids that share their places: positive ones are put, negative ones removed. */
  @Property(tries = 500)
  void holdsWhatAMapHolds(
      @ForAll @Size(max = 300) List<@IntRange(min = -40, max = 40) Integer> changes,
      @ForAll @IntRange(min = 0, max = 3) int shift) {
    ItemTable table = new ItemTable();
    Map<Long, Item> map = new HashMap<>();
    for (int change : changes) {
      long id = (long) Math.abs(change) << (shift * 4);
      if (change > 0) {
        Item item = map.computeIfAbsent(id, ItemTablePropertiesTest::item);
        table.put(item);
      } else {
        table.remove(id);
        map.remove(id);
      }
    }

    assertThat(table.all()).containsExactlyInAnyOrderElementsOf(map.values());
    for (int change : changes) {
      long id = (long) Math.abs(change) << (shift * 4);
      assertThat(table.get(id)).isSameAs(map.get(id));
    }
  }
}
