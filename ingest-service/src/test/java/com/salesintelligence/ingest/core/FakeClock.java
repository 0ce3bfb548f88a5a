package com.salesintelligence.ingest.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when told to. */
public final class FakeClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-11-20T06:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
  }
}
