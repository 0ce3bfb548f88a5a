package com.salesintelligence.messaging;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.Topic;
import java.util.concurrent.CompletableFuture;

/** Publishes events with CloudEvents attributes and the current trace. */
public interface Publisher {

  /**
   * @return the Pub/Sub message id, once Pub/Sub has confirmed the event; only then may a cursor
   *     move or an ack go out
   */
  CompletableFuture<String> publish(Topic topic, Event<? extends Message> event);
}
