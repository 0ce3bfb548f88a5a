package com.salesintelligence.messaging;

import com.google.protobuf.ByteString;
import com.salesintelligence.contracts.Subscription;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Parks what a service cannot read before it becomes an event. */
final class ParkingDeadLetters implements DeadLetters {

  private final Function<Subscription, Parking> parking;
  private final Consumer<Subscription> drain;
  private final Counting counting;
  private final Set<String> drained = ConcurrentHashMap.newKeySet();

  /** Finds the counters of a subscription. */
  interface Counting {
    Counts of(Subscription subscription);
  }

  ParkingDeadLetters(
      Function<Subscription, Parking> parking, Consumer<Subscription> drain, Counting counting) {
    this.parking = parking;
    this.drain = drain;
    this.counting = counting;
  }

  @Override
  public CompletableFuture<Void> park(
      Subscription subscription,
      ByteString payload,
      Map<String, String> attributes,
      ErrorCode error,
      String message) {
    if (drained.add(subscription.id())) {
      drain.accept(subscription);
    }
    return parking
        .apply(subscription)
        .park(payload, attributes, Problem.of(error, message))
        .thenAccept(id -> counting.of(subscription).parked(error));
  }
}
