package com.salesintelligence.local.pubsub.delivery;

import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The state of a subscription's messages: ready, delayed by back-off, or leased to a receiver. Not
 * safe for threads. An acknowledgement costs one look-up; what it leaves in a queue is skipped
 * later.
 */
final class Queue {

  private final Deque<Item> ready = new ArrayDeque<>();
  private final PriorityQueue<Item> delayed =
      new PriorityQueue<>(Comparator.comparingLong((Item item) -> item.dueNanos));

  /** Everything that was delivered and not acknowledged, by message. */
  private final ItemTable delivered = new ItemTable();

  private final Lines lines = new Lines();
  private volatile DeliverySettings settings;
  private long lastDelivery;
  private boolean keysFirst;
  private long nextExpiry = Long.MAX_VALUE;

  /** No message is older. */
  private long oldestMillis = Long.MAX_VALUE;

  /**
   * @param lastDelivery the deliveries of this run begin behind it
   */
  Queue(DeliverySettings settings, long lastDelivery) {
    this.settings = settings;
    this.lastDelivery = lastDelivery;
  }

  DeliverySettings settings() {
    return settings;
  }

  void use(DeliverySettings changed) {
    settings = changed;
  }

  void add(StoredMessage message) {
    oldestMillis = Math.min(oldestMillis, message.publishMillis());
    if (settings.ordered() && !message.orderingKey().isEmpty()) {
      Line line = lines.of(message.orderingKey());
      Item item = new Item(message, line);
      line.waiting.add(item);
      if (line.waiting.size() == 1) {
        lines.offer(line);
      }
    } else {
      ready.add(new Item(message, null));
    }
  }

  /** Leases the next message to the receiver; null when none is ready. */
  @Nullable Item lease(Receiver receiver, long now) {
    Item item = next(receiver);
    if (item == null) {
      return null;
    }
    item.state = Item.State.LEASED;
    item.delivery = ++lastDelivery;
    item.holder = receiver;
    if (item.line != null) {
      item.line.leaseNext(receiver);
      lines.offer(item.line);
    }
    delivered.put(item);
    expireAt(item, now + receiver.ackDeadline().orElse(settings.ackDeadline()).toNanos());
    return item;
  }

  private @Nullable Item next(Receiver receiver) {
    keysFirst = !keysFirst;
    Item item = keysFirst ? lines.next(receiver) : nextReady();
    if (item == null) {
      return keysFirst ? nextReady() : lines.next(receiver);
    }
    return item;
  }

  private @Nullable Item nextReady() {
    Item item = ready.poll();
    while (item != null && item.state != Item.State.READY) {
      item = ready.poll();
    }
    return item;
  }

  private void expireAt(Item item, long due) {
    item.dueNanos = due;
    nextExpiry = Math.min(nextExpiry, due);
  }

  /** The item that this delivery was about, while it is still the last one. */
  @Nullable Item find(AckId ackId) {
    Item item = delivered.get(ackId.message());
    return item == null || item.delivery != ackId.delivery() ? null : item;
  }

  /** Whether an acknowledgement would be out of the order of its key. */
  boolean isOutOfOrder(Item item) {
    return item.line != null && !item.line.isFirst(item);
  }

  void extend(Item item, long due) {
    if (item.state == Item.State.LEASED) {
      expireAt(item, due);
    }
  }

  /**
   * The receiver is done with the message.
   *
   * @param done takes the messages that are done with for good
   */
  void acknowledge(Item item, List<StoredMessage> done) {
    if (item.line == null) {
      remove(item);
      done.add(item.stored);
    } else if (item.line.isFirst(item)) {
      for (Item finished : item.line.finishFirst()) {
        forget(finished);
        done.add(finished.stored);
      }
      lines.offer(item.line);
    } else if (item.state == Item.State.LEASED) {
      item.release();
      item.state = Item.State.ACKNOWLEDGED;
    }
  }

  /** The message is gone for good, whatever stands before it. */
  void remove(Item item) {
    forget(item);
    if (item.line != null) {
      item.line.drop(item);
      lines.offer(item.line);
    }
  }

  private void forget(Item item) {
    item.release();
    item.state = Item.State.GONE;
    delivered.remove(item.stored.id());
  }

  /** The lease has ended without an acknowledgement: back in line, after the back-off. */
  void giveBack(Item item, long now) {
    long backoff = settings.backoff(item.failures).toNanos();
    if (backoff == 0) {
      takeBack(item);
      offer(item);
    } else {
      hold(item, now + backoff);
    }
  }

  /** Nobody gets the message before then. */
  void hold(Item item, long due) {
    takeBack(item);
    item.state = Item.State.DELAYED;
    item.dueNanos = due;
    delayed.add(item);
  }

  private void takeBack(Item item) {
    item.release();
    if (item.line != null && item.state == Item.State.LEASED) {
      item.line.takeBack(item);
    }
    item.state = Item.State.READY;
  }

  private void offer(Item item) {
    if (item.line == null) {
      ready.addFirst(item);
    } else {
      lines.offer(item.line);
    }
  }

  /** All messages, in the order of publishing. */
  List<StoredMessage> all() {
    return items().stream()
        .map(item -> item.stored)
        .sorted(Comparator.comparingLong(StoredMessage::id))
        .toList();
  }

  private Set<Item> items() {
    Set<Item> items = new HashSet<>(ready);
    items.addAll(delivered.all());
    lines.all().forEach(line -> items.addAll(line.all()));
    items.removeIf(item -> item.state == Item.State.GONE);
    return items;
  }

  /** Empties it and tells what was in it. */
  List<StoredMessage> clear() {
    Set<Item> left = items();
    ready.clear();
    delayed.clear();
    delivered.clear();
    lines.clear();
    left.forEach(
        item -> {
          item.release();
          item.state = Item.State.GONE;
        });
    return left.stream().map(item -> item.stored).toList();
  }

  /** Takes out what was published before then, and tells. */
  List<StoredMessage> removeOlderThan(long millis) {
    List<StoredMessage> old = new ArrayList<>();
    if (millis <= oldestMillis) {
      return old;
    }
    oldestMillis = Long.MAX_VALUE;
    for (Item item : items()) {
      if (item.stored.publishMillis() < millis) {
        remove(item);
        old.add(item.stored);
      } else {
        oldestMillis = Math.min(oldestMillis, item.stored.publishMillis());
      }
    }
    return old;
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
        offer(item);
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
    for (Item item : delivered.all()) {
      if (item.state == Item.State.LEASED && item.dueNanos <= now) {
        ended.add(item);
      } else if (item.state == Item.State.LEASED) {
        nextExpiry = Math.min(nextExpiry, item.dueNanos);
      }
    }
    return ended;
  }
}
