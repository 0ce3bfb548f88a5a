package com.salesintelligence.local.pubsub.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items by their message's id, which the item itself knows: a hash table without boxes and nodes.
 * Collisions go to the next free place.
 */
final class ItemTable {

  /** 2^64 divided by the golden ratio. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private @Nullable Item[] places = new Item[64];
  private int size;

  @Nullable Item get(long id) {
    for (int i = home(id); ; i = next(i)) {
      Item item = places[i];
      if (item == null || item.stored.id() == id) {
        return item;
      }
    }
  }

  /** Puts the item, unless it is there. */
  void put(Item added) {
    if (2 * (size + 1) > places.length) {
      grow();
    }
    int i = home(added.stored.id());
    for (Item item = places[i]; item != null; item = places[i]) {
      if (item == added) {
        return;
      }
      i = next(i);
    }
    places[i] = added;
    size++;
  }

  private void grow() {
    @Nullable Item[] old = places;
    places = new Item[2 * old.length];
    size = 0;
    for (Item item : old) {
      if (item != null) {
        put(item);
      }
    }
  }

  void remove(long id) {
    int i = home(id);
    for (Item item = places[i]; item != null && item.stored.id() != id; item = places[i]) {
      i = next(i);
    }
    if (places[i] != null) {
      size--;
      close(i);
    }
  }

  /** Moves up what was put behind the hole because its own place was taken. */
  private void close(int hole) {
    int free = hole;
    for (int i = next(free); ; i = next(i)) {
      Item item = places[i];
      if (item == null) {
        break;
      }
      int home = home(item.stored.id());
      boolean stays = free <= i ? free < home && home <= i : free < home || home <= i;
      if (!stays) {
        places[free] = item;
        free = i;
      }
    }
    places[free] = null;
  }

  List<Item> all() {
    List<Item> items = new ArrayList<>(size);
    for (Item item : places) {
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  void clear() {
    Arrays.fill(places, null);
    size = 0;
  }

  /**
   * Far from each other for ids that follow each other: in one long row without a gap, each removal
   * would walk to the row's end.
   */
  private int home(long id) {
    return (int) (id * SPREAD >>> Long.numberOfLeadingZeros(places.length - 1L));
  }

  private int next(int i) {
    return i + 1 & places.length - 1;
  }
}
