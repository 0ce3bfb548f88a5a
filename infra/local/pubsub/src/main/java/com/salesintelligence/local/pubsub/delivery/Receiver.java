package com.salesintelligence.local.pubsub.delivery;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes messages of a subscription: a stream or a waiting pull. */
public interface Receiver {

  /** How many it takes now; not more than 0 means none. */
  int messageCapacity();

  /** How many bytes it takes now; the last message may go beyond it. */
  long byteCapacity();

  /** Its own ack deadline; otherwise the subscription's. */
  Optional<Duration> ackDeadline();

  /** Whether the next message of an ordering key comes only when the last one is done with. */
  default boolean takesOneOfAKey() {
    return false;
  }

  /** How many it takes at once. */
  default int batchSize() {
    return 250;
  }

  /** Messages are about to be delivered to it. */
  void leased(int messages, long bytes);

  void deliver(List<Delivery> messages);

  /** One message that was delivered to it is out of its hands: acknowledged, refused, expired. */
  void released(int bytes);

  /** The subscription is gone. */
  void end(StatusRuntimeException reason);
}
