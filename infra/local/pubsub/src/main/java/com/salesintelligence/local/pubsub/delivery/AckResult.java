package com.salesintelligence.local.pubsub.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the ack ids of a request.
 *
 * @param malformed never were ack ids of this subscription
 * @param expired whose lease has ended; only told by subscriptions with exactly-once delivery
 * @param unordered before an earlier message of their key; only told with exactly-once delivery
 */
public record AckResult(
    List<String> done, List<String> malformed, List<String> expired, List<String> unordered) {

  AckResult() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Those that will never succeed. */
  public List<String> invalid() {
    List<String> invalid = new ArrayList<>(malformed);
    invalid.addAll(expired);
    return invalid;
  }
}
