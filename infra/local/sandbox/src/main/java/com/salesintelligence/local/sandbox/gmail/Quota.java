package com.salesintelligence.local.sandbox.gmail;

import com.salesintelligence.local.sandbox.http.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts quota units per user and minute; Google allows 6,000. */
public final class Quota {
  private final InstantSource clock;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();
  private volatile long unitsPerMinute;

  private record Window(long minute, AtomicLong used) {}

  public Quota(InstantSource clock, long unitsPerMinute) {
    this.clock = clock;
    this.unitsPerMinute = unitsPerMinute;
  }

  public void unitsPerMinute(long units) {
    this.unitsPerMinute = units;
    windows.clear();
  }

  public long unitsPerMinute() {
    return unitsPerMinute;
  }

  void spend(String user, int units) {
    Instant now = clock.instant();
    long minute = now.getEpochSecond() / 60;
    var window =
        windows.compute(
            user,
            (_, old) ->
                old != null && old.minute == minute ? old : new Window(minute, new AtomicLong()));
    if (window.used.addAndGet(units) > unitsPerMinute) {
      Instant retryAt = now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
      throw new Refusal(GmailError.userRateLimit(retryAt.truncatedTo(ChronoUnit.MILLIS)));
    }
  }
}
