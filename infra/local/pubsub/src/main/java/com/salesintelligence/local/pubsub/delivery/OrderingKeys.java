package com.salesintelligence.local.pubsub.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One message of a key is under way at a time; the others of the key wait in order. */
final class OrderingKeys {

  private static final class Line {
    private Item first;
    private final Deque<Item> waiting = new ArrayDeque<>();

    private Line(Item first) {
      this.first = first;
    }
  }

  private final Map<String, Line> lines = new HashMap<>();

  /** Whether the item may go now; otherwise it waits here. */
  boolean admit(Item item) {
    if (item.orderingKey().isEmpty()) {
      return true;
    }
    Line line = lines.computeIfAbsent(item.orderingKey(), key -> new Line(item));
    if (line.first == item) {
      return true;
    }
    line.waiting.add(item);
    return false;
  }

  /** Gives the next item of the key when this one is gone for good. */
  @Nullable Item next(Item gone) {
    Line line = lines.get(gone.orderingKey());
    if (line == null || line.first != gone) {
      return null;
    }
    Item next = line.waiting.poll();
    if (next == null) {
      lines.remove(gone.orderingKey());
    } else {
      line.first = next;
    }
    return next;
  }

  List<Item> clear() {
    List<Item> waiting = new ArrayList<>();
    lines.values().forEach(line -> waiting.addAll(line.waiting));
    lines.clear();
    return waiting;
  }
}
