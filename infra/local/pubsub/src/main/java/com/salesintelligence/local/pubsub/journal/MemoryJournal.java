package com.salesintelligence.local.pubsub.journal;

import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.util.List;

/** Remembers nothing beyond the process. */
public final class MemoryJournal implements Journal {

  @Override
  public Contents contents() {
    return Contents.empty();
  }

  @Override
  public void saveTopic(Topic topic) {}

  @Override
  public void deleteTopic(String name) {}

  @Override
  public void saveSubscription(int number, Subscription subscription) {}

  @Override
  public void deleteSubscription(int number) {}

  @Override
  public void publish(List<Routed> messages) {}

  @Override
  public void acknowledge(int subscription, List<StoredMessage> messages) {}

  @Override
  public void close() {}
}
