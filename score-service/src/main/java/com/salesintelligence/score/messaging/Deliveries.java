package com.salesintelligence.score.messaging;

import com.salesintelligence.messaging.Delivery;
import com.salesintelligence.score.core.Outcome;

/** What an outcome of scoring means for the message behind it. */
final class Deliveries {

  private Deliveries() {}

  static Delivery of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Scored scored -> Delivery.done();
      case Outcome.UnknownAccount unknown -> Delivery.done();
      case Outcome.Rejected rejected ->
          Delivery.parked(ScoreError.RECOMMENDATION_REJECTED, rejected.reason());
    };
  }
}
