package com.salesintelligence.resolve.pubsub;

import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.resolve.core.Outcome;
import com.salesintelligence.resolve.core.Refused;

/** The end of a journey, as the subscriber understands it. */
final class Deliveries {

  private Deliveries() {}

  static Delivery of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Resolved resolved -> Delivery.done();
      case Refused refused -> Delivery.parked(ResolveError.of(refused.reason()), refused.message());
    };
  }
}
