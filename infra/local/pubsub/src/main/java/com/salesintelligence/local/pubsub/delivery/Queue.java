package com.salesintelligence.local.pubsub.delivery;

import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a subscription's messages: ready, delayed by back-off, or leased to a receiver. Not
 * safe for threads. An acknowledgement costs one look-up; what it leaves in a queue is skipped
 * later.
 */
final class Queue {

  private final int number;
  private final Deque<Item> ready = new ArrayDeque<>();
  private final PriorityQueue<Item> delayed =
      new PriorityQueue<>(Comparator.comparingLong((Item item) -> item.dueNanos));

  /** Everything that was delivered and not acknowledged, by message. */
  private final Map<Long, Item> delivered = new HashMap<>();

  private final OrderingKeys keys = new OrderingKeys();
  private volatile DeliverySettings settings;
  private long nextExpiry = Long.MAX_VALUE;

  Queue(int number, DeliverySettings settings) {
    this.number = number;
    this.settings = settings;
  }

  DeliverySettings settings() {
    return settings;
  }

  void use(DeliverySettings changed) {
    settings = changed;
  }

  void add(StoredMessage message) {
    ready.add(new Item(message));
  }

  /** Leases the next message to the receiver; null when none is ready. */
  @Nullable Item lease(Receiver receiver, long now) {
    Item item = nextReady();
    if (item == null) {
      return null;
    }
    item.state = Item.State.LEASED;
    item.attempts++;
    item.holder = receiver;
    delivered.put(item.stored.id(), item);
    expireAt(item, now + receiver.ackDeadline().orElse(settings.ackDeadline()).toNanos());
    return item;
  }

  private @Nullable Item nextReady() {
    Item item = ready.poll();
    while (item != null && (item.state == Item.State.GONE || mustWait(item))) {
      item = ready.poll();
    }
    return item;
  }

  private boolean mustWait(Item item) {
    return settings.ordered() && !keys.admit(item);
  }

  private void expireAt(Item item, long due) {
    item.dueNanos = due;
    nextExpiry = Math.min(nextExpiry, due);
  }

  /** The item that this delivery was about, while it is still the last one. */
  @Nullable Item find(AckId ackId) {
    Item item = ackId.subscription() == number ? delivered.get(ackId.message()) : null;
    return item == null || item.attempts != ackId.attempt() ? null : item;
  }

  void extend(Item item, long due) {
    if (item.state == Item.State.LEASED) {
      expireAt(item, due);
    }
  }

  /** The message is done with. */
  void remove(Item item) {
    release(item);
    item.state = Item.State.GONE;
    delivered.remove(item.stored.id());
    Item next = settings.ordered() ? keys.next(item) : null;
    if (next != null) {
      ready.addFirst(next);
    }
  }

  /** The lease has ended without an acknowledgement: back in line, after the back-off. */
  void giveBack(Item item, long now) {
    release(item);
    long backoff = settings.backoff(item.attempts).toNanos();
    if (backoff == 0) {
      item.state = Item.State.READY;
      ready.addFirst(item);
    } else {
      delay(item, now + backoff);
    }
  }

  /** Nobody gets the message before then. */
  void hold(Item item, long due) {
    release(item);
    delay(item, due);
  }

  private void delay(Item item, long due) {
    item.state = Item.State.DELAYED;
    item.dueNanos = due;
    delayed.add(item);
  }

  /** Empties it and tells what was in it. */
  List<StoredMessage> clear() {
    Set<Item> left = new HashSet<>(ready);
    left.addAll(delivered.values());
    left.addAll(keys.clear());
    ready.clear();
    delayed.clear();
    delivered.clear();
    left.forEach(item -> item.state = Item.State.GONE);
    return left.stream().map(item -> item.stored).toList();
  }

  private static void release(Item item) {
    Receiver holder = item.holder;
    if (holder != null) {
      holder.released(item.bytes());
      item.holder = null;
    }
  }

  /** Moves what has waited long enough; tells whether there was any. */
  boolean wakeDelayed(long now) {
    boolean any = false;
    for (Item item = delayed.peek();
        item != null && (item.state == Item.State.GONE || item.dueNanos <= now);
        item = delayed.peek()) {
      delayed.remove();
      if (item.state == Item.State.DELAYED) {
        item.state = Item.State.READY;
        ready.addFirst(item);
        any = true;
      }
    }
    return any;
  }

  /** Leases that have ended. Looks at all leases, but only once the earliest can have ended. */
  List<Item> expired(long now) {
    List<Item> ended = new ArrayList<>();
    if (now < nextExpiry) {
      return ended;
    }
    nextExpiry = Long.MAX_VALUE;
    for (Item item : delivered.values()) {
      if (item.state == Item.State.LEASED && item.dueNanos <= now) {
        ended.add(item);
      } else if (item.state == Item.State.LEASED) {
        nextExpiry = Math.min(nextExpiry, item.dueNanos);
      }
    }
    return ended;
  }
}
