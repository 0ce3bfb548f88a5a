package com.salesintelligence.local.pubsub.journal;

import java.util.List;

/**
 * A message and those that want it.
 *
 * @param consumers subscriptions and shelves, by the number that the journal knows them under
 */
public record Routed(StoredMessage message, List<Integer> consumers) {

  public Routed {
    consumers = List.copyOf(consumers);
  }
}
