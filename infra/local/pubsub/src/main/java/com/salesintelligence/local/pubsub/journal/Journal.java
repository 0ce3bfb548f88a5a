package com.salesintelligence.local.pubsub.journal;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.util.Collection;
import java.util.List;

/**
 * Remembers what must not be lost. Each method returns when the operating system has the change.
 */
public interface Journal extends AutoCloseable {

  /** What was there at the start. */
  Contents contents();

  void saveTopic(Topic topic);

  void deleteTopic(String name);

  void saveSubscription(int number, Subscription subscription);

  void deleteSubscription(int number);

  /**
   * @param owner whose messages are kept, acknowledged or not
   */
  void saveShelf(int number, String owner);

  void deleteShelf(int number);

  void saveFact(String name, ByteString value);

  void deleteFact(String name);

  void publish(List<Routed> messages);

  /** The consumer wants these messages, which somebody else wants too. */
  void want(int consumer, Collection<StoredMessage> messages);

  /** The consumer wants these messages no longer. */
  void acknowledge(int consumer, Collection<StoredMessage> messages);

  @Override
  void close();
}
