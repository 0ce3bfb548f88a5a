package com.salesintelligence.local.sandbox.hubspot;

import com.salesintelligence.local.sandbox.http.RateWindow;
import com.salesintelligence.local.sandbox.http.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts calls; HubSpot allows 190 in ten seconds, 5 searches a second and so many a day. */
public final class HubLimits {
  private final RateWindow tenSeconds;
  private final RateWindow searches;
  private final RateWindow day;
  private final AtomicLong refused = new AtomicLong();
  private final Crm crm;
  private volatile long enrollmentsPerDay = 1_000;
  private volatile boolean idsSortAsText = true;
  private volatile boolean searchReorders;

  public HubLimits(Crm crm, InstantSource clock) {
    this.crm = crm;
    this.tenSeconds = new RateWindow(clock, Duration.ofSeconds(10), RateWindow.NONE);
    this.searches = new RateWindow(clock, Duration.ofSeconds(1), RateWindow.NONE);
    this.day = new RateWindow(clock, Duration.ofDays(1), RateWindow.NONE);
  }

  /** False when the name is not one of these. */
  public boolean set(String name, long value) {
    switch (name) {
      case "hubspot_calls_per_ten_seconds" -> tenSeconds.limit(value);
      case "hubspot_searches_per_second" -> searches.limit(value);
      case "hubspot_calls_per_day" -> day.limit(value);
      case "hubspot_enrollments_per_day" -> enrollmentsPerDay = value;
      case "hubspot_search_lag_ms" -> crm.lagMillis(value);
      case "hubspot_search_reorders" -> searchReorders = value != 0;
      case "hubspot_ids_sort_as_text" -> idsSortAsText = value != 0;
      default -> {
        return false;
      }
    }
    return true;
  }

  public Map<String, Long> all() {
    var all = new LinkedHashMap<String, Long>();
    all.put("hubspot_calls_per_ten_seconds", tenSeconds.limit());
    all.put("hubspot_searches_per_second", searches.limit());
    all.put("hubspot_calls_per_day", day.limit());
    all.put("hubspot_enrollments_per_day", enrollmentsPerDay);
    all.put("hubspot_search_lag_ms", crm.lagMillis());
    all.put("hubspot_search_reorders", searchReorders ? 1L : 0L);
    all.put("hubspot_ids_sort_as_text", idsSortAsText ? 1L : 0L);
    return all;
  }

  void spend(boolean search) {
    if (!day.take()) {
      throw new Refusal(HubError.tooMany("DAILY", "daily", day.waitMillis(), saysHowLong()));
    }
    if (search) {
      if (!searches.take()) {
        throw new Refusal(HubError.tooMany("SECONDLY", "secondly", 1_000, false));
      }
    } else if (!tenSeconds.take()) {
      throw new Refusal(
          HubError.tooMany(
              "TEN_SECONDLY_ROLLING",
              "ten_secondly_rolling",
              tenSeconds.waitMillis(),
              saysHowLong()));
    }
  }

  /** Every other time only. */
  private boolean saysHowLong() {
    return refused.getAndIncrement() % 2 == 0;
  }

  /** What HubSpot tells with every answer but a search's. */
  Map<String, String> headers() {
    return Map.of(
        "X-HubSpot-RateLimit-Daily", Long.toString(day.limit()),
        "X-HubSpot-RateLimit-Daily-Remaining", Long.toString(day.remaining()),
        "X-HubSpot-RateLimit-Interval-Milliseconds", Long.toString(tenSeconds.spanMillis()),
        "X-HubSpot-RateLimit-Max", Long.toString(tenSeconds.limit()),
        "X-HubSpot-RateLimit-Remaining", Long.toString(tenSeconds.remaining()));
  }

  long enrollmentsPerDay() {
    return enrollmentsPerDay;
  }

  boolean idsSortAsText() {
    return idsSortAsText;
  }

  boolean searchReorders() {
    return searchReorders;
  }
}
