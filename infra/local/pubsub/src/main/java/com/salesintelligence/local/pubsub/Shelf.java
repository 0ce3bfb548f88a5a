package com.salesintelligence.local.pubsub;

import com.salesintelligence.local.pubsub.journal.Journal;
import com.salesintelligence.local.pubsub.journal.StoredMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Keeps messages whether they are acknowledged or not, in order of publishing: for a topic or a
 * subscription that retains them, or for a snapshot.
 */
final class Shelf {

  private final int number;
  private final Journal journal;
  private final Deque<StoredMessage> messages;

  Shelf(int number, Journal journal, List<StoredMessage> messages) {
    this.number = number;
    this.journal = journal;
    this.messages = new ArrayDeque<>(messages);
  }

  int number() {
    return number;
  }

  /** Takes messages that the journal knows to be wanted here. */
  synchronized void add(List<StoredMessage> published) {
    messages.addAll(published);
  }

  /** Takes messages that somebody else has. */
  synchronized void share(List<StoredMessage> others) {
    journal.want(number, others);
    messages.addAll(others);
  }

  synchronized List<StoredMessage> all() {
    return List.copyOf(messages);
  }

  synchronized List<StoredMessage> since(long millis) {
    return messages.stream().filter(message -> message.publishMillis() >= millis).toList();
  }

  synchronized void dropOlderThan(long millis) {
    List<StoredMessage> old = new ArrayList<>();
    while (!messages.isEmpty() && messages.element().publishMillis() < millis) {
      old.add(messages.remove());
    }
    journal.acknowledge(number, old);
  }

  synchronized void delete() {
    journal.acknowledge(number, List.copyOf(messages));
    messages.clear();
    journal.deleteShelf(number);
  }
}
