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
  static final int PROFILE = 1;
  static final int LABEL = 1;
  static final int HISTORY = 2;
  static final int LIST = 5;
  static final int DRAFT = 10;
  static final int UPDATE = 15;
  static final int GET = 20;
  static final int SEND = 100;
  static final int WATCH = 100;

  private static final String PROJECT = "";

  private final InstantSource clock;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();
  private volatile long unitsPerMinute;
  private volatile long unitsOfProject = Long.MAX_VALUE;

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

  /** Of all users together; Google allows 1,200,000. */
  public void unitsOfProject(long units) {
    this.unitsOfProject = units;
    windows.clear();
  }

  public long unitsOfProject() {
    return unitsOfProject;
  }

  void spend(String user, int units) {
    Instant now = clock.instant();
    boolean over = used(user, now, units) > unitsPerMinute;
    if (over || (unitsOfProject < Long.MAX_VALUE && used(PROJECT, now, units) > unitsOfProject)) {
      Instant retryAt = now.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
      throw new Refusal(GmailError.userRateLimit(retryAt.truncatedTo(ChronoUnit.MILLIS)));
    }
  }

  private long used(String user, Instant now, int units) {
    long minute = now.getEpochSecond() / 60;
    var window =
        windows.compute(
            user,
            (_, old) ->
                old != null && old.minute == minute ? old : new Window(minute, new AtomicLong()));
    return window.used.addAndGet(units);
  }
}
