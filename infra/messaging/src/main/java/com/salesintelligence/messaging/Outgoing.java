package com.salesintelligence.messaging;

import com.google.protobuf.Message;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to Pub/Sub, and whoever waits for its confirmation.
 *
 * @param trace that it belongs to; empty outside of any
 */
record Outgoing(
    Event<? extends Message> event,
    Map<String, String> trace,
    CompletableFuture<String> confirmed) {

  private static final int ATTRIBUTES = 300;

  /** About as many bytes as it takes in a batch. */
  int size() {
    return event.payload().getSerializedSize() + ATTRIBUTES;
  }

  void settle(@Nullable String messageId, @Nullable Throwable failure) {
    if (failure == null) {
      confirmed.complete(messageId);
    } else {
      confirmed.completeExceptionally(failure);
    }
  }
}
