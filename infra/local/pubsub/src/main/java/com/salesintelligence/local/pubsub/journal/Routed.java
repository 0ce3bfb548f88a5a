package com.salesintelligence.local.pubsub.journal;

import java.util.List;

/**
 * A message and the subscriptions that want it.
 *
 * @param subscriptions by the number that the journal knows them under
 */
public record Routed(StoredMessage message, List<Integer> subscriptions) {

  public Routed {
    subscriptions = List.copyOf(subscriptions);
  }
}
