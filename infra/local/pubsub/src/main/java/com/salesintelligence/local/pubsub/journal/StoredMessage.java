package com.salesintelligence.local.pubsub.journal;

import com.google.pubsub.v1.PubsubMessage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A published message, held once for all subscriptions that still want it. */
public final class StoredMessage {

  private final long id;
  private final PubsubMessage message;
  final AtomicInteger wanted = new AtomicInteger();
  @Nullable volatile Segment segment;

  public StoredMessage(long id, PubsubMessage message) {
    this.id = id;
    this.message = message;
  }

  public long id() {
    return id;
  }

  public PubsubMessage message() {
    return message;
  }
}
