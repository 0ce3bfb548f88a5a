package com.salesintelligence.local.sandbox;

import com.salesintelligence.local.sandbox.gmail.Publisher;
import com.salesintelligence.local.sandbox.push.PubSubPublisher;
import java.util.Optional;

/**
 * Where push notifications go, and what ends with the sandbox.
 *
 * @param publisher reaches nothing when no address was set
 */
record PushTarget(Publisher publisher, Runnable end) implements AutoCloseable {
  static PushTarget of(Optional<String> address) {
    if (address.isEmpty()) {
      return new PushTarget(Publisher.none(), () -> {});
    }
    var pubsub = PubSubPublisher.to(address.get());
    return new PushTarget(pubsub, pubsub::close);
  }

  @Override
  public void close() {
    end.run();
  }
}
