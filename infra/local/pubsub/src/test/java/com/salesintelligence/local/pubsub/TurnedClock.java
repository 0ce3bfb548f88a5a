package com.salesintelligence.local.pubsub;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Runs like the system's clock, ahead of it by as much as a test has turned it. */
final class TurnedClock implements InstantSource {

  private volatile Duration ahead = Duration.ZERO;

  void turn(Duration further) {
    ahead = ahead.plus(further);
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead);
  }
}
