package com.salesintelligence.local.pubsub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.pubsub.v1.PubsubMessage;
import com.google.pubsub.v1.Subscription;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import com.salesintelligence.local.pubsub.wire.Incoming;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever receivers do, and in which order: nothing is lost, and keys stay in order. */
class QueuePropertiesTest {

  private static final long LATER = Duration.ofHours(1).toNanos();

  private static final class Taker implements Receiver {

    private int held;

    @Override
    public int messageCapacity() {
      return Integer.MAX_VALUE;
    }

    @Override
    public long byteCapacity() {
      return Long.MAX_VALUE;
    }

    @Override
    public Optional<Duration> ackDeadline() {
      return Optional.empty();
    }

    @Override
    public void leased(int messages, long bytes) {
      held += messages;
    }

    @Override
    public void deliver(List<Delivery> messages) {}

    @Override
    public void released(int bytes) {
      held--;
    }

    @Override
    public void end(StatusRuntimeException reason) {}
  }

  private final List<Taker> takers = List.of(new Taker(), new Taker(), new Taker());
  private final List<StoredMessage> done = new ArrayList<>();
  private final Map<String, Long> lastOfKey = new HashMap<>();
  private Queue queue = queue();
  private long now;

  private static Queue queue() {
    return new Queue(
        DeliverySettings.of(
            Subscription.newBuilder()
                .setEnableMessageOrdering(true)
                .setAckDeadlineSeconds(10)
                .build()),
        0);
  }

  private static StoredMessage message(long id, String key) {
    return StoredMessage.published(
        id, 0, new byte[0], Incoming.of(PubsubMessage.newBuilder().setOrderingKey(key).build()));
  }

  @Property(tries = 400)
  void nothingIsLostAndKeysStayInOrder(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 40) int messages,
      @ForAll @IntRange(min = 1, max = 150) int steps) {
    Random random = new Random(seed);
    begin();
    Set<Long> wanted = new HashSet<>();
    long id = 0;
    List<Item> leased = new ArrayList<>();
    for (int i = 0; i < messages; i++) {
      queue.add(message(++id, key(random)));
      wanted.add(id);
    }
    for (int i = 0; i < steps; i++) {
      step(random, leased);
    }
    drain();

    assertThat(done.stream().map(StoredMessage::id)).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(takers).allSatisfy(taker -> assertThat(taker.held).isZero());
  }

  private void begin() {
    queue = queue();
    done.clear();
    lastOfKey.clear();
    takers.forEach(taker -> taker.held = 0);
    now = 0;
  }

  private static String key(Random random) {
    return List.of("", "a", "b").get(random.nextInt(3));
  }

  private void step(Random random, List<Item> leased) {
    Item any = leased.isEmpty() ? null : leased.get(random.nextInt(leased.size()));
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> lease(takers.get(random.nextInt(takers.size())), leased);
      case 3 -> {
        if (any != null && any.state == Item.State.LEASED) {
          queue.acknowledge(any, done);
        }
      }
      case 4 -> {
        if (any != null && any.state == Item.State.LEASED) {
          refuse(any);
        }
      }
      default -> {
        if (any != null && any.state == Item.State.LEASED) {
          queue.extend(any, now + random.nextInt(1000));
        }
        now += random.nextInt(500);
        queue.expired(now).stream()
            .filter(item -> item.state == Item.State.LEASED)
            .toList()
            .forEach(this::refuse);
      }
    }
  }

  private void refuse(Item item) {
    if (item.state == Item.State.LEASED) {
      queue.giveBack(item, now);
    }
  }

  private void lease(Taker taker, List<Item> leased) {
    Item item = queue.lease(taker, now);
    if (item == null) {
      return;
    }
    taker.leased(1, 0);
    leased.add(item);
    String key = item.stored.orderingKey();
    if (!key.isEmpty()) {
      assertNothingWasPassedOver(item, key);
      lastOfKey.put(key, item.stored.id());
      assertThat(item.line).isNotNull();
      assertThat(item.line.holder).isSameAs(taker);
    }
  }

  /** Back to an earlier message at any time; forward only to the next that is not done with. */
  private void assertNothingWasPassedOver(Item item, String key) {
    long last = lastOfKey.getOrDefault(key, 0L);
    if (item.stored.id() > last) {
      assertThat(queue.all())
          .filteredOn(other -> other.orderingKey().equals(key))
          .noneMatch(other -> other.id() > last && other.id() < item.stored.id());
    }
  }

  private void drain() {
    now += LATER;
    queue.expired(now).forEach(this::refuse);
    queue.wakeDelayed(now);
    Taker taker = takers.getFirst();
    for (Item item = queue.lease(taker, now); item != null; item = queue.lease(taker, now)) {
      taker.leased(1, 0);
      queue.acknowledge(item, done);
    }
  }
}
