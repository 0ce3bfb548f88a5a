package com.salesintelligence.messaging;

import com.salesintelligence.warehouse.RejectedRow;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Finds the handler for an event by its type. */
record Routes(Map<String, Route<?>> byType, int maxAttempts) implements Inbound {

  Routes {
    byType = Map.copyOf(byType);
  }

  @Override
  public CompletableFuture<Delivery> on(Incoming incoming, Map<String, String> trace) {
    String type = incoming.attributes().getOrDefault(CloudEvents.TYPE, "");
    Route<?> route = byType.get(type);
    return route == null
        ? CompletableFuture.completedFuture(
            EventBatch.isOne(incoming) ? unreadable() : unknown(type))
        : route.on(incoming, trace);
  }

  private Delivery unknown(String type) {
    return Delivery.parked(
        MessagingError.UNKNOWN_EVENT_TYPE,
        "No handler for ce-type '%s': send one of %s, or update this service and replay."
            .formatted(type, byType.keySet().stream().sorted().toList()));
  }

  private static Delivery unreadable() {
    return Delivery.parked(
        MessagingError.UNREADABLE_EVENT,
        "The payload is not a CloudEventBatch of at most %,d events: have its publisher send what"
                .formatted(EventBatch.MOST_EVENTS)
            + " content-type names.");
  }

  /**
   * At its last attempt the message is parked here, while the reason is known: Pub/Sub's own
   * dead-lettering, which knows none, is left for the deaths of the process.
   */
  @Override
  public Verdict onFailure(Throwable failure, Incoming incoming) {
    if (Problem.unwrap(failure) instanceof RejectedRow rejected) {
      return new Verdict.Park(
          Problem.of(MessagingError.REJECTED_ROW, String.valueOf(rejected.getMessage())));
    }
    Problem problem = Problem.of(MessagingError.DELIVERY_ATTEMPTS_EXHAUSTED, failure);
    return incoming.attempt() >= maxAttempts
        ? new Verdict.Park(problem)
        : new Verdict.Redeliver(problem);
  }
}
