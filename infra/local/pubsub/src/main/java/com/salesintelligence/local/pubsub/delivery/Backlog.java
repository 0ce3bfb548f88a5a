package com.salesintelligence.local.pubsub.delivery;

import com.google.pubsub.v1.ReceivedMessage;
import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the messages of one subscription. State changes take its lock for a moment; one pump at
 * a time hands out batches, in turn to each receiver with room.
 */
public final class Backlog {

  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final int BATCH_MESSAGES = 250;
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
   */
  public Backlog(
      int number,
      DeliverySettings settings,
      Journal journal,
      DeadLettering deadLettering,
      Executor executor) {
    this.number = number;
    this.queue = new Queue(number, settings);
    this.journal = journal;
    this.deadLettering = deadLettering;
    this.executor = executor;
  }

  public int number() {
    return number;
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

  public List<Receiver> receivers() {
    return List.copyOf(receivers);
  }

  public void acknowledge(List<String> ackIds) {
    List<StoredMessage> done = new ArrayList<>(ackIds.size());
    synchronized (this) {
      for (Item item : find(ackIds)) {
        queue.remove(item);
        done.add(item.stored);
      }
    }
    if (!done.isEmpty()) {
      journal.acknowledge(number, done);
      signal();
    }
  }

  /**
   * @param deadline from now on; zero gives the messages back at once
   */
  public void modifyDeadline(List<String> ackIds, Duration deadline) {
    long now = System.nanoTime();
    List<Item> refused = new ArrayList<>();
    synchronized (this) {
      for (Item item : find(ackIds)) {
        if (!deadline.isZero()) {
          queue.extend(item, now + deadline.toNanos());
        } else if (item.state == Item.State.LEASED) {
          refused.add(item);
        }
      }
      refused.removeIf(item -> !giveUp(item, now));
    }
    forward(refused);
    signal();
  }

  private List<Item> find(List<String> ackIds) {
    return ackIds.stream()
        .map(AckId::parse)
        .flatMap(Optional::stream)
        .map(queue::find)
        .filter(item -> item != null)
        .toList();
  }

  /** Forgets all messages. */
  public void clear() {
    List<StoredMessage> left;
    synchronized (this) {
      left = queue.clear();
    }
    if (!left.isEmpty()) {
      journal.acknowledge(number, left);
    }
  }

  /** Ends leases and delays that are due. */
  public void tick(long now) {
    List<Item> expired;
    boolean woken;
    synchronized (this) {
      woken = queue.wakeDelayed(now);
      expired = queue.expired(now);
      woken |= !expired.isEmpty();
      expired.removeIf(item -> !giveUp(item, now));
    }
    forward(expired);
    if (woken) {
      signal();
    }
  }

  /** Puts the message back in line, unless it was delivered too often: then it is held for us. */
  private boolean giveUp(Item item, long now) {
    if (!queue.settings().exhausted(item.attempts)) {
      queue.giveBack(item, now);
      return false;
    }
    queue.hold(item, now + DEAD_LETTER_RETRY_NANOS);
    return true;
  }

  private void forward(List<Item> exhausted) {
    for (Item item : exhausted) {
      if (deadLettering.forward(queue.settings(), item.stored, item.attempts)) {
        synchronized (this) {
          queue.remove(item);
        }
        journal.acknowledge(number, List.of(item.stored));
      }
    }
  }

  /** Lets the pump run (again): something became ready, or a receiver has room. */
  public void signal() {
    if (!receivers.isEmpty() && signals.getAndIncrement() == 0) {
      executor.execute(this::pump);
    }
  }

  private void pump() {
    int seen = signals.get();
    do {
      deliverAll();
      seen = signals.addAndGet(-seen);
    } while (seen != 0);
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
      List<Item> batch = lease(receiver);
      if (!batch.isEmpty()) {
        receiver.deliver(batch.stream().map(this::toReceived).toList());
        any = true;
      }
    }
    return any;
  }

  private synchronized List<Item> lease(Receiver receiver) {
    long now = System.nanoTime();
    int messages = Math.min(BATCH_MESSAGES, receiver.messageCapacity());
    long bytes = Math.min(BATCH_BYTES, receiver.byteCapacity());
    List<Item> batch = new ArrayList<>();
    long used = 0;
    while (batch.size() < messages && used < bytes) {
      Item item = queue.lease(receiver, now);
      if (item == null) {
        break;
      }
      used += item.bytes();
      batch.add(item);
    }
    if (!batch.isEmpty()) {
      receiver.leased(batch.size(), used);
    }
    return batch;
  }

  private ReceivedMessage toReceived(Item item) {
    int attempt = item.attempts;
    var received =
        ReceivedMessage.newBuilder()
            .setAckId(new AckId(number, item.stored.id(), attempt).toString())
            .setMessage(item.stored.message());
    if (queue.settings().maxAttempts() > 0) {
      received.setDeliveryAttempt(attempt);
    }
    return received.build();
  }
}
