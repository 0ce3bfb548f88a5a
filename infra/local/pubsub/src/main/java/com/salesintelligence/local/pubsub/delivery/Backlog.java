package com.salesintelligence.local.pubsub.delivery;

import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the messages of one subscription. State changes take its lock for a moment; one pump at
 * a time hands out batches, in turn to each receiver with room.
 */
public final class Backlog {

  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final long BATCH_BYTES = 1 << 20;
  private static final long DEAD_LETTER_RETRY_NANOS = Duration.ofSeconds(10).toNanos();

  private final int number;
  private final Queue queue;
  private final Journal journal;
  private final DeadLettering deadLettering;
  private final Executor executor;
  private final List<Receiver> receivers = new CopyOnWriteArrayList<>();
  private final AtomicInteger signals = new AtomicInteger();

  /**
   * @param number under which the journal and ack ids know the subscription
   * @param lastDelivery ack ids of this run begin behind it
   */
  public Backlog(
      int number,
      DeliverySettings settings,
      long lastDelivery,
      Journal journal,
      DeadLettering deadLettering,
      Executor executor) {
    this.number = number;
    this.queue = new Queue(settings, lastDelivery);
    this.journal = journal;
    this.deadLettering = deadLettering;
    this.executor = executor;
  }

  public int number() {
    return number;
  }

  public DeliverySettings settings() {
    return queue.settings();
  }

  public synchronized void use(DeliverySettings settings) {
    queue.use(settings);
  }

  public void add(List<StoredMessage> messages) {
    synchronized (this) {
      messages.forEach(queue::add);
    }
    signal();
  }

  public void join(Receiver receiver) {
    receivers.add(receiver);
    signal();
  }

  public void leave(Receiver receiver) {
    receivers.remove(receiver);
  }

  public boolean hasReceivers() {
    return !receivers.isEmpty();
  }

  public List<Receiver> receivers() {
    return List.copyOf(receivers);
  }

  public AckResult acknowledge(Collection<String> ackIds) {
    AckResult result = new AckResult();
    List<StoredMessage> done = new ArrayList<>(ackIds.size());
    synchronized (this) {
      for (String ackId : ackIds) {
        Item item = find(ackId, result);
        if (item == null) {
          continue;
        }
        if (settings().exactlyOnce() && queue.isOutOfOrder(item)) {
          result.unordered().add(ackId);
        } else {
          queue.acknowledge(item, done);
          result.done().add(ackId);
        }
      }
    }
    if (!done.isEmpty()) {
      journal.acknowledge(number, done);
    }
    signal();
    return result;
  }

  /**
   * @param deadline from now on; zero gives the messages back at once
   */
  public AckResult modifyDeadline(Collection<String> ackIds, Duration deadline) {
    long now = System.nanoTime();
    AckResult result = new AckResult();
    List<Item> exhausted = new ArrayList<>();
    synchronized (this) {
      for (String ackId : ackIds) {
        Item item = find(ackId, result);
        if (item == null) {
          continue;
        }
        result.done().add(ackId);
        if (!deadline.isZero()) {
          queue.extend(item, now + deadline.toNanos());
        } else if (item.state == Item.State.LEASED && giveUp(item, now)) {
          exhausted.add(item);
        }
      }
    }
    if (deadline.isZero()) {
      forward(exhausted);
      signal();
    }
    return result;
  }

  private @Nullable Item find(String text, AckResult result) {
    AckId ackId = AckId.parse(text);
    if (ackId == null || ackId.subscription() != number) {
      result.malformed().add(text);
      return null;
    }
    Item item = queue.find(ackId);
    if (settings().exactlyOnce() && (item == null || item.state != Item.State.LEASED)) {
      result.expired().add(text);
      return null;
    }
    return item;
  }

  /** What is not acknowledged, in the order of publishing. */
  public synchronized List<StoredMessage> unacknowledged() {
    return queue.all();
  }

  /** Exactly these messages are to be delivered from now on, whatever was under way before. */
  public void replaceWith(Collection<StoredMessage> wanted) {
    synchronized (this) {
      Map<Long, StoredMessage> added = new HashMap<>();
      wanted.forEach(message -> added.put(message.id(), message));
      List<StoredMessage> removed = new ArrayList<>();
      for (StoredMessage message : queue.all()) {
        if (added.remove(message.id()) == null) {
          removed.add(message);
        }
      }
      // First what comes back: a kill in between brings too much, never too little.
      journal.want(number, List.copyOf(added.values()));
      journal.acknowledge(number, removed);
      queue.clear();
      wanted.stream().sorted(Comparator.comparingLong(StoredMessage::id)).forEach(queue::add);
    }
    signal();
  }

  /** Forgets what was published before then. */
  public void forgetOlderThan(long millis) {
    List<StoredMessage> old;
    synchronized (this) {
      old = queue.removeOlderThan(millis);
    }
    journal.acknowledge(number, old);
  }

  /** Forgets all messages. */
  public void clear() {
    List<StoredMessage> left;
    synchronized (this) {
      left = queue.clear();
    }
    journal.acknowledge(number, left);
  }

  /** Ends leases and delays that are due. */
  public void tick(long now) {
    List<Item> expired;
    boolean woken;
    synchronized (this) {
      woken = queue.wakeDelayed(now);
      expired = queue.expired(now);
      woken |= !expired.isEmpty();
      expired.removeIf(item -> item.state != Item.State.LEASED || !giveUp(item, now));
    }
    forward(expired);
    if (woken) {
      signal();
    }
  }

  /** Puts the message back in line, unless it was delivered too often: then it is held for us. */
  private boolean giveUp(Item item, long now) {
    item.failures++;
    if (!settings().exhausted(item.failures)) {
      queue.giveBack(item, now);
      return false;
    }
    queue.hold(item, now + DEAD_LETTER_RETRY_NANOS);
    return true;
  }

  private void forward(List<Item> exhausted) {
    for (Item item : exhausted) {
      if (deadLettering.forward(settings(), item.stored, item.failures) && remove(item)) {
        journal.acknowledge(number, List.of(item.stored));
      }
    }
  }

  /** False when it was acknowledged in the meantime. */
  private synchronized boolean remove(Item item) {
    if (item.state == Item.State.GONE) {
      return false;
    }
    queue.remove(item);
    return true;
  }

  /** Lets the pump run (again): something became ready, or a receiver has room. */
  public void signal() {
    if (!receivers.isEmpty() && signals.getAndIncrement() == 0) {
      executor.execute(this::pump);
    }
  }

  private void pump() {
    int seen = signals.get();
    boolean whole = false;
    try {
      do {
        deliverAll();
        seen = signals.addAndGet(-seen);
      } while (seen != 0);
      whole = true;
    } finally {
      if (!whole) {
        // Whatever went wrong with one batch: the next signal finds a pump that can start.
        signals.set(0);
      }
    }
  }

  private void deliverAll() {
    try {
      while (deliverRound()) {}
    } catch (UncheckedIOException e) {
      LOG.warn("Messages could not be read and will come again: {}", e.getMessage());
    }
  }

  private boolean deliverRound() {
    boolean any = false;
    for (Receiver receiver : receivers) {
      List<Delivery> batch = lease(receiver);
      if (!batch.isEmpty()) {
        receiver.deliver(batch);
        any = true;
      }
    }
    return any;
  }

  private synchronized List<Delivery> lease(Receiver receiver) {
    long now = System.nanoTime();
    int messages = Math.min(receiver.batchSize(), receiver.messageCapacity());
    long bytes = Math.min(BATCH_BYTES, receiver.byteCapacity());
    List<Delivery> batch = new ArrayList<>();
    long used = 0;
    while (batch.size() < messages && used < bytes) {
      Item item = queue.lease(receiver, now);
      if (item == null) {
        break;
      }
      used += item.bytes();
      batch.add(toDelivery(item));
    }
    if (!batch.isEmpty()) {
      receiver.leased(batch.size(), used);
    }
    return batch;
  }

  private Delivery toDelivery(Item item) {
    return new Delivery(
        new AckId(number, item.stored.id(), item.delivery).toString(),
        item.stored,
        settings().maxAttempts() > 0 ? item.failures + 1 : 0);
  }
}
