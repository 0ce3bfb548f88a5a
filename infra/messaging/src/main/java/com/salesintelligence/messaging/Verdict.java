package com.salesintelligence.messaging;

/** What the subscriber does with a message in the end. */
sealed interface Verdict {

  record Acknowledge() implements Verdict {}

  record Park(Problem problem) implements Verdict {}

  record Redeliver(Problem problem) implements Verdict {}

  static Verdict of(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Done done -> new Acknowledge();
      case Delivery.Parked parked -> new Park(Problem.of(parked.error(), parked.message()));
    };
  }
}
