package com.salesintelligence.local.pubsub.journal;

import com.google.protobuf.ByteString;
import com.google.pubsub.v1.Subscription;
import com.google.pubsub.v1.Topic;
import java.util.Collection;
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
  public void saveShelf(int number, String owner) {}

  @Override
  public void deleteShelf(int number) {}

  @Override
  public void saveFact(String name, ByteString value) {}

  @Override
  public void deleteFact(String name) {}

  @Override
  public void publish(List<Routed> messages) {}

  @Override
  public void want(int consumer, Collection<StoredMessage> messages) {}

  @Override
  public void acknowledge(int consumer, Collection<StoredMessage> messages) {}

  @Override
  public void close() {}
}
