package com.salesintelligence.local.pubsub;

import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.Routed;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives numbers to all that want messages, and to each what the last run left for it. */
final class Consumers {

  private final Journal journal;
  private final Map<Integer, List<StoredMessage>> left = new HashMap<>();
  private final Map<String, Integer> shelves = new HashMap<>();
  private final AtomicInteger last = new AtomicInteger();

  Consumers(Journal journal) {
    this.journal = journal;
    for (Routed routed : journal.contents().messages()) {
      for (int number : routed.consumers()) {
        left.computeIfAbsent(number, n -> new ArrayList<>()).add(routed.message());
      }
    }
    journal.contents().subscriptions().keySet().forEach(this::know);
    journal
        .contents()
        .shelves()
        .forEach(
            (number, owner) -> {
              know(number);
              shelves.put(owner, number);
            });
  }

  private void know(int number) {
    last.accumulateAndGet(number, Math::max);
  }

  int next() {
    return last.incrementAndGet();
  }

  /** What a subscription has not acknowledged in the last run; once. */
  synchronized List<StoredMessage> left(int number) {
    return Optional.ofNullable(left.remove(number)).orElse(List.of());
  }

  Shelf newShelf(String owner) {
    int number = next();
    journal.saveShelf(number, owner);
    return new Shelf(number, journal, List.of());
  }

  /** The owner's shelf of the last run; once. */
  synchronized Optional<Shelf> oldShelf(String owner) {
    return Optional.ofNullable(shelves.remove(owner))
        .map(number -> new Shelf(number, journal, left(number)));
  }

  /** Deletes shelves that a kill left without an owner. */
  synchronized void forgetTheRest() {
    shelves.forEach((owner, number) -> new Shelf(number, journal, left(number)).delete());
    shelves.clear();
    left.clear();
  }
}
