package com.salesintelligence.local.pubsub.delivery;

import com.salesintelligence.local.pubsub.journal.StoredMessage;
import org.jspecify.annotations.Nullable;

/** A message on its way through one subscription; guarded by its backlog. */
final class Item {

  enum State {
    READY,
    DELAYED,
    LEASED,
    /** Acknowledged before an earlier message of its ordering key. */
    ACKNOWLEDGED,
    GONE
  }

  final StoredMessage stored;

  /** The messages of its ordering key, where the subscription keeps their order. */
  final @Nullable Line line;

  State state = State.READY;

  /** Refusals and missed deadlines. */
  int failures;

  /** The last delivery; 0 before the first. */
  long delivery;

  /** When the lease ends, or the delay; by {@link System#nanoTime()}. */
  long dueNanos;

  @Nullable Receiver holder;

  Item(StoredMessage stored, @Nullable Line line) {
    this.stored = stored;
    this.line = line;
  }

  int bytes() {
    return stored.bytes();
  }

  /** It is in nobody's hands any more. */
  void release() {
    Receiver was = holder;
    if (was != null) {
      was.released(bytes());
      holder = null;
    }
  }
}
