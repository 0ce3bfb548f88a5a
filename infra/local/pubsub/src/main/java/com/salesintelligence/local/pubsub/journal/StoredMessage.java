package com.salesintelligence.local.pubsub.journal;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.Timestamps;
import com.google.pubsub.v1.PubsubMessage;
import com.salesintelligence.local.pubsub.wire.Incoming;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A published message, held once for all that still want it and in the form in which it is sent: in
 * memory, or only in the journal's file where a backlog is large.
 */
public final class StoredMessage {

  private final long id;
  private final int bytes;
  private final long publishMillis;
  private final String orderingKey;
  private volatile byte @Nullable [] wire;
  private volatile @Nullable Place place;

  /** How many subscriptions and shelves want it; guarded by the journal. */
  int wanted;

  /** Where its bytes are. */
  record Place(Segment segment, long position) {}

  private StoredMessage(long id, int bytes, long publishMillis, String orderingKey) {
    this.id = id;
    this.bytes = bytes;
    this.publishMillis = publishMillis;
    this.orderingKey = orderingKey;
  }

  /**
   * A message as it was published, under its id and time.
   *
   * @param time the field of the time
   */
  public static StoredMessage published(long id, long millis, byte[] time, Incoming message) {
    byte[] wire = message.with(Long.toString(id), time);
    var stored = new StoredMessage(id, wire.length, millis, message.orderingKey());
    stored.wire = wire;
    return stored;
  }

  /** A message that is in a file only. */
  static StoredMessage at(Place place, int bytes, PubsubMessage message) {
    var stored =
        new StoredMessage(
            Long.parseLong(message.getMessageId()),
            bytes,
            Timestamps.toMillis(message.getPublishTime()),
            message.getOrderingKey());
    stored.place = place;
    return stored;
  }

  public long id() {
    return id;
  }

  public int bytes() {
    return bytes;
  }

  /** Milliseconds since 1970. */
  public long publishMillis() {
    return publishMillis;
  }

  public String orderingKey() {
    return orderingKey;
  }

  /** A serialized PubsubMessage, not to be changed. */
  public byte[] wire() {
    byte[] inMemory = wire;
    if (inMemory != null) {
      return inMemory;
    }
    Place stored = place;
    if (stored == null) {
      throw new IllegalStateException("Message " + id + " is nowhere");
    }
    return stored.segment().read(stored.position(), bytes);
  }

  public PubsubMessage message() {
    try {
      return PubsubMessage.parseFrom(wire());
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("Message " + id + " is damaged", e);
    }
  }

  @Nullable Segment segment() {
    Place stored = place;
    return stored == null ? null : stored.segment();
  }

  boolean isInMemory() {
    return wire != null;
  }

  void storedAt(Place written) {
    place = written;
  }

  /** From now on it is read from its file each time. */
  void leaveMemory() {
    wire = null;
  }
}
