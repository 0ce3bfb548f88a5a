package com.salesintelligence.local.pubsub.delivery;

import com.salesintelligence.local.pubsub.journal.StoredMessage;
import org.jspecify.annotations.Nullable;

/** A message on its way through one subscription; guarded by its backlog. */
final class Item {

  enum State {
    READY,
    DELAYED,
    LEASED,
    GONE
  }

  final StoredMessage stored;
  State state = State.READY;
  int attempts;

  /** When the lease ends, or the delay; by {@link System#nanoTime()}. */
  long dueNanos;

  @Nullable Receiver holder;

  Item(StoredMessage stored) {
    this.stored = stored;
  }

  int bytes() {
    return stored.bytes();
  }

  String orderingKey() {
    return stored.orderingKey();
  }
}
