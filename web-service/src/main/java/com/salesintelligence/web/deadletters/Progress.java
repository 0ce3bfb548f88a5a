package com.salesintelligence.web.deadletters;

import java.time.Instant;

/** A replay that was asked for, and how far it is. */
record Progress(
    String fingerprint,
    String service,
    long asked,
    Instant since,
    long replayed,
    long failedAgain) {

  public boolean done() {
    return replayed >= asked;
  }

  public long percent() {
    return asked == 0 ? 100 : Math.min(100, 100 * replayed / asked);
  }
}
