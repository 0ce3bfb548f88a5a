package com.salesintelligence.local.pubsub.wire;

import java.util.List;

/**
 * A request to publish.
 *
 * @param bytes on the wire
 * @param malformed the bytes are no request; then there are no messages
 */
public record Publish(String topic, List<Incoming> messages, int bytes, boolean malformed) {

  public Publish {
    messages = List.copyOf(messages);
  }
}
