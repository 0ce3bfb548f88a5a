package com.salesintelligence.ingest.web;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Lets a hundred requests a minute through to each function. */
final class RequestLimits {

  private static final int PER_MINUTE = 100;
  private static final RateLimiterConfig CONFIG =
      RateLimiterConfig.custom()
          .limitForPeriod(PER_MINUTE)
          .limitRefreshPeriod(Duration.ofMinutes(1))
          .timeoutDuration(Duration.ZERO)
          .build();

  private final RateLimiterRegistry limiters;

  RequestLimits(RateLimiterRegistry limiters) {
    this.limiters = limiters;
  }

  void enter(String function) {
    if (!limiters.rateLimiter("http:" + function, () -> CONFIG).acquirePermission()) {
      throw new ApiError(
          HttpStatus.TOO_MANY_REQUESTS,
          "TOO_MANY_REQUESTS",
          "More than %d requests to %s within a minute: try again in a minute."
              .formatted(PER_MINUTE, function),
          Map.of("limit_per_minute", PER_MINUTE));
    }
  }
}
