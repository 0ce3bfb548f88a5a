package com.salesintelligence.webtest;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.Topic;
import com.salesintelligence.messaging.Event;
import com.salesintelligence.messaging.Publisher;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was published, or fails when told to. */
public final class FakePublisher implements Publisher {

  /** What was published, and where. */
  public record Published(Topic topic, Event<? extends Message> event) {}

  private final List<Published> published = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  @Override
  public CompletableFuture<String> publish(Topic topic, Event<? extends Message> event) {
    if (down) {
      return CompletableFuture.failedFuture(new IllegalStateException("Pub/Sub is down"));
    }
    published.add(new Published(topic, event));
    return CompletableFuture.completedFuture(Integer.toString(published.size()));
  }

  public List<Published> published() {
    return published;
  }

  public void clear() {
    published.clear();
    down = false;
  }

  public void goDown() {
    down = true;
  }
}
