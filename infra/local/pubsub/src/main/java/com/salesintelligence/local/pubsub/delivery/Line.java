package com.salesintelligence.local.pubsub.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one ordering key: the first of them under way to one receiver, the others
 * waiting. A message that comes again brings all later ones along, also those acknowledged.
 */
final class Line {

  final String key;
  final Deque<Item> waiting = new ArrayDeque<>();
  private final Deque<Item> underWay = new ArrayDeque<>();

  /** Has all that is under way. */
  @Nullable Receiver holder;

  Line(String key) {
    this.key = key;
  }

  /** What may go next; null when there is none or its back-off runs. */
  @Nullable Item next() {
    Item item = waiting.peek();
    return item == null || item.state != Item.State.READY ? null : item;
  }

  void leaseNext(Receiver receiver) {
    holder = receiver;
    underWay.add(waiting.remove());
  }

  boolean isFirst(Item item) {
    return (underWay.isEmpty() ? waiting : underWay).peek() == item;
  }

  /** Takes the first message out and those behind it that were acknowledged already. */
  List<Item> finishFirst() {
    List<Item> done = new ArrayList<>();
    done.add((underWay.isEmpty() ? waiting : underWay).remove());
    while (!underWay.isEmpty() && underWay.element().state == Item.State.ACKNOWLEDGED) {
      done.add(underWay.remove());
    }
    freeHolder();
    return done;
  }

  /** Takes a message out wherever it stands. */
  void drop(Item item) {
    if (!underWay.remove(item)) {
      waiting.remove(item);
    }
    freeHolder();
  }

  /** The message and all behind it wait again. */
  void takeBack(Item item) {
    Item last;
    do {
      last = underWay.removeLast();
      last.release();
      last.state = Item.State.READY;
      waiting.addFirst(last);
    } while (last != item);
    freeHolder();
  }

  private void freeHolder() {
    if (underWay.isEmpty()) {
      holder = null;
    }
  }

  boolean isEmpty() {
    return underWay.isEmpty() && waiting.isEmpty();
  }

  List<Item> all() {
    List<Item> items = new ArrayList<>(underWay);
    items.addAll(waiting);
    return items;
  }
}
