package com.salesintelligence.local.pubsub.journal;

import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
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

  void publish(List<Routed> messages);

  void acknowledge(int subscription, List<StoredMessage> messages);

  @Override
  void close();
}
