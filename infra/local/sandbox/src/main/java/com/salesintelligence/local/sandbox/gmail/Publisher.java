package com.salesintelligence.local.sandbox.gmail;

import java.io.IOException;

/** Where push notifications go. */
public interface Publisher {
  /**
   * Publishes to a topic and waits until it is kept.
   *
   * @throws IOException when the topic cannot be reached; its message says why
   */
  void publish(String topic, byte[] data) throws IOException;

  /** Reaches no topic, as when nobody has set an address. */
  static Publisher none() {
    return (topic, _) -> {
      throw new IOException(
          "Error sending test message to Cloud PubSub "
              + topic
              + " : the sandbox was given no address of Pub/Sub");
    };
  }
}
