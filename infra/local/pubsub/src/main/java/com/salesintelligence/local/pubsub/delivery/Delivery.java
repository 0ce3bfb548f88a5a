package com.salesintelligence.local.pubsub.delivery;

import com.google.pubsub.v1.ReceivedMessage;
import com.salesintelligence.local.pubsub.journal.StoredMessage;

/**
 * A message on its way to a receiver.
 *
 * @param attempt 0 where the subscription has no dead-letter policy
 */
public record Delivery(String ackId, StoredMessage message, int attempt) {

  public ReceivedMessage toReceived() {
    return ReceivedMessage.newBuilder()
        .setAckId(ackId)
        .setMessage(message.message())
        .setDeliveryAttempt(attempt)
        .build();
  }
}
