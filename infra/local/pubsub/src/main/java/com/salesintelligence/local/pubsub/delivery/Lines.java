package com.salesintelligence.local.pubsub.delivery;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The lines of all ordering keys, and which of them can go on: to anybody or to its holder. */
final class Lines {

  private final Map<String, Line> byKey = new HashMap<>();
  private final Deque<Line> free = new ArrayDeque<>();

  /** Weak, because a receiver can be gone while its leases still run. */
  private final Map<Receiver, Deque<Line>> held = new WeakHashMap<>();

  Line of(String key) {
    return byKey.computeIfAbsent(key, Line::new);
  }

  /** Call it after each change of the line; to be here twice does no harm. */
  void offer(Line line) {
    if (line.isEmpty()) {
      byKey.remove(line.key, line);
      return;
    }
    Receiver holder = line.holder;
    if (line.next() == null) {
      return;
    }
    if (holder == null) {
      free.add(line);
    } else if (!holder.takesOneOfAKey()) {
      held.computeIfAbsent(holder, h -> new ArrayDeque<>()).add(line);
    }
  }

  /** The next message that this receiver may have. */
  @Nullable Item next(Receiver receiver) {
    Deque<Line> own = held.get(receiver);
    Item item = own == null ? null : next(own, receiver);
    return item == null ? next(free, null) : item;
  }

  private static @Nullable Item next(Deque<Line> lines, @Nullable Receiver holder) {
    for (Line line = lines.poll(); line != null; line = lines.poll()) {
      Item item = line.holder == holder ? line.next() : null;
      if (item != null) {
        return item;
      }
    }
    return null;
  }

  Collection<Line> all() {
    return byKey.values();
  }

  void clear() {
    byKey.clear();
    free.clear();
    held.clear();
  }
}
