package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches how many of the calls that Salesforce allows in 24 hours are used, by this service and by
 * everybody else: keeps still once they are used up, and says so once.
 */
final class ApiBudget {

  private static final Logger log = LoggerFactory.getLogger(ApiBudget.class);
  private static final Pattern USED = Pattern.compile("api-usage=(\\d{1,12})/(\\d{1,12})");
  private static final double LONGEST_STRETCH = 12;

  private final double reserve;
  private final Duration pause;
  private final InstantSource clock;
  private double left = 1;
  private @Nullable Instant silentUntil;

  /**
   * @param reserve share of the calls that is left to others
   * @param pause how long to keep still once nothing is left: the oldest calls fall out of the
   *     window bit by bit
   */
  ApiBudget(double reserve, Duration pause, InstantSource clock) {
    this.reserve = reserve;
    this.pause = pause;
    this.clock = clock;
  }

  /** Before each call. */
  synchronized void check() {
    if (silentUntil != null && clock.instant().isBefore(silentUntil)) {
      throw exhausted(Duration.between(clock.instant(), silentUntil));
    }
  }

  /**
   * @param info the header {@code Sforce-Limit-Info}
   */
  synchronized void used(@Nullable String info) {
    var matcher = USED.matcher(info == null ? "" : info);
    if (!matcher.find() || Long.parseLong(matcher.group(2)) == 0) {
      return;
    }
    double most = Long.parseLong(matcher.group(2));
    left = Math.max(0, 1 - Long.parseLong(matcher.group(1)) / most);
  }

  /** After a call that Salesforce answered. */
  synchronized void answered() {
    if (silentUntil != null) {
      silentUntil = null;
      log.info("Salesforce takes calls again");
    }
  }

  /** After a call that Salesforce refused because nothing is left. */
  synchronized SourceFailure exhausted() {
    if (silentUntil == null) {
      log.warn(
          "The calls that Salesforce allows in 24 hours are used up: it is asked again every {}",
          pause);
    }
    left = 0;
    silentUntil = clock.instant().plus(pause);
    return exhausted(pause);
  }

  private static SourceFailure exhausted(Duration wait) {
    return new SourceFailure(
        Fault.SOURCE_QUOTA_EXHAUSTED,
        "Salesforce answered 403 REQUEST_LIMIT_EXCEEDED: the calls that it allows in 24 hours are"
            + " used up; buy more or poll less often. Reading goes on by itself when it takes calls"
            + " again.",
        wait,
        null);
  }

  /** The less is left below the reserve, the longer. */
  synchronized Duration stretched(Duration planned) {
    if (left >= reserve) {
      return planned;
    }
    double factor = Math.min(LONGEST_STRETCH, reserve / Math.max(left, 0.000_001));
    return Duration.ofMillis((long) (planned.toMillis() * factor));
  }
}
