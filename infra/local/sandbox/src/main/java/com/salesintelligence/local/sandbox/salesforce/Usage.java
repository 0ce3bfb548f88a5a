package com.salesintelligence.local.sandbox.salesforce;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Calls counted against the limit of a day. */
public final class Usage {
  private final InstantSource clock;
  private final AtomicLong used = new AtomicLong();
  private volatile long limit;
  private volatile long day;

  public Usage(InstantSource clock, long limit) {
    this.clock = clock;
    this.limit = limit;
    this.day = today();
  }

  private long today() {
    return clock.instant().getEpochSecond() / 86_400;
  }

  public void limit(long calls) {
    limit = calls;
    used.set(0);
  }

  public long limit() {
    return limit;
  }

  void spend() {
    if (today() != day) {
      day = today();
      used.set(0);
    }
    if (used.incrementAndGet() > limit) {
      throw SalesforceError.REQUEST_LIMIT_EXCEEDED.refusal("TotalRequests Limit exceeded.");
    }
  }

  String header() {
    return "api-usage=" + Math.min(used.get(), limit) + "/" + limit;
  }

  long remaining() {
    return Math.max(0, limit - used.get());
  }
}
