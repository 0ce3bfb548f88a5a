package com.salesintelligence.messaging;

/** What the subscriber does with a message in the end. */
sealed interface Verdict {

  record Acknowledge() implements Verdict {}

  record Park(Problem problem) implements Verdict {}

  record Redeliver(Problem problem) implements Verdict {}

  /** What led to it; empty when all went well. */
  default String cause() {
    return switch (this) {
      case Acknowledge done -> "";
      case Park park -> park.problem().cause();
      case Redeliver again -> again.problem().cause();
    };
  }

  static Verdict of(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Done done -> new Acknowledge();
      case Delivery.Parked parked -> new Park(Problem.of(parked.error(), parked.message()));
    };
  }
}
