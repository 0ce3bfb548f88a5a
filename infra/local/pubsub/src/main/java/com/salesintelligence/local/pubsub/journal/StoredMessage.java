package com.salesintelligence.local.pubsub.journal;

import com.google.pubsub.v1.PubsubMessage;
import org.jspecify.annotations.Nullable;

/**
 * A published message, held once for all subscriptions that still want it: in memory, or only in
 * the journal's file where a backlog is large.
 */
public final class StoredMessage {

  private final long id;
  private final int bytes;
  private final String orderingKey;
  private volatile @Nullable PubsubMessage message;
  private volatile @Nullable Place place;

  /** How many subscriptions want it; guarded by the journal. */
  int wanted;

  /** Where its bytes are. */
  record Place(Segment segment, long position) {}

  public StoredMessage(long id, PubsubMessage message) {
    this.id = id;
    this.bytes = message.getSerializedSize();
    this.orderingKey = message.getOrderingKey();
    this.message = message;
  }

  /** A message that is in a file only. */
  StoredMessage(long id, int bytes, String orderingKey, Place place) {
    this.id = id;
    this.bytes = bytes;
    this.orderingKey = orderingKey;
    this.place = place;
  }

  public long id() {
    return id;
  }

  public int bytes() {
    return bytes;
  }

  public String orderingKey() {
    return orderingKey;
  }

  public PubsubMessage message() {
    PubsubMessage inMemory = message;
    if (inMemory != null) {
      return inMemory;
    }
    Place stored = place;
    if (stored == null) {
      throw new IllegalStateException("Message " + id + " is nowhere");
    }
    return stored.segment().message(stored.position(), bytes);
  }

  @Nullable Segment segment() {
    Place stored = place;
    return stored == null ? null : stored.segment();
  }

  boolean isInMemory() {
    return message != null;
  }

  void storedAt(Place written) {
    place = written;
  }

  /** From now on it is read from its file each time. */
  void leaveMemory() {
    message = null;
  }
}
