package com.salesintelligence.local.sandbox.salesforce;

import java.time.InstantSource;
import java.util.Arrays;

/** Calls counted against the limit of the last 24 hours, hour by hour. */
public final class Usage {
  private static final int HOURS = 24;

  private final InstantSource clock;
  private final long[] used = new long[HOURS];
  private long hour;
  private long limit;

  public Usage(InstantSource clock, long limit) {
    this.clock = clock;
    this.limit = limit;
    this.hour = now();
  }

  private long now() {
    return clock.instant().getEpochSecond() / 3_600;
  }

  public synchronized void limit(long calls) {
    limit = calls;
    Arrays.fill(used, 0);
  }

  public synchronized long limit() {
    return limit;
  }

  /** Forgets the hours that are more than a day ago. */
  private void roll() {
    long now = now();
    for (long passed = hour + 1; passed <= now && passed <= hour + HOURS; passed++) {
      used[(int) (passed % HOURS)] = 0;
    }
    hour = Math.max(hour, now);
  }

  private long sum() {
    roll();
    long sum = 0;
    for (long calls : used) {
      sum += calls;
    }
    return sum;
  }

  synchronized void spend() {
    if (sum() >= limit) {
      throw SalesforceError.REQUEST_LIMIT_EXCEEDED.refusal("TotalRequests Limit exceeded.");
    }
    used[(int) (hour % HOURS)]++;
  }

  synchronized String header() {
    return "api-usage=" + sum() + "/" + limit;
  }

  synchronized long remaining() {
    return Math.max(0, limit - sum());
  }
}
