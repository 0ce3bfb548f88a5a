package com.salesintelligence.local.pubsub.delivery;

import com.salesintelligence.local.pubsub.journal.StoredMessage;

/** Forwards a message that was delivered too often. */
@FunctionalInterface
public interface DeadLettering {

  /**
   * @return false when the dead-letter topic is not there or takes nothing, so that the message
   *     stays
   */
  boolean forward(DeliverySettings from, StoredMessage message, int attempts);
}
