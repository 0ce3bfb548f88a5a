package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.http.RateWindow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts calls; Dialpad allows 20 a second, 1,200 a minute of each kind, 10 a minute of call info.
 */
public final class DialpadLimits {
  static final String CALL_INFO = "call info";

  private final InstantSource clock;
  private final RateWindow company;
  private final RateWindow callInfo;
  private final Map<String, RateWindow> kinds = new ConcurrentHashMap<>();
  private volatile long perMinute = RateWindow.NONE;

  public DialpadLimits(InstantSource clock) {
    this.clock = clock;
    this.company = new RateWindow(clock, Duration.ofSeconds(1), RateWindow.NONE);
    this.callInfo = new RateWindow(clock, Duration.ofMinutes(1), RateWindow.NONE);
  }

  /** Sets the limits that are named; false when the name is not one of them. */
  public boolean set(String name, long calls) {
    switch (name) {
      case "dialpad_calls_per_second" -> company.limit(calls);
      case "dialpad_call_infos_per_minute" -> callInfo.limit(calls);
      case "dialpad_calls_per_minute" -> {
        perMinute = calls;
        kinds.clear();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  public Map<String, Long> all() {
    var all = new LinkedHashMap<String, Long>();
    all.put("dialpad_calls_per_second", company.limit());
    all.put("dialpad_calls_per_minute", perMinute);
    all.put("dialpad_call_infos_per_minute", callInfo.limit());
    return all;
  }

  void spend(String kind) {
    var window =
        kind.equals(CALL_INFO)
            ? callInfo
            : kinds.computeIfAbsent(
                kind, _ -> new RateWindow(clock, Duration.ofMinutes(1), perMinute));
    if (!company.take() || !window.take()) {
      throw DialpadError.TOO_MANY_REQUESTS.refusal("Rate limit exceeded.");
    }
  }
}
