package com.salesintelligence.ingest;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.resilience.GuardedCalls;
import com.salesintelligence.ingest.resilience.GuardedCalls.Pace;
import com.salesintelligence.ingest.resilience.RetrySettings;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;

/** The real guard with waits that a test can bear. */
public final class TestCalls {

  private TestCalls() {}

  public static Calls of(String source) {
    return new GuardedCalls(
        source,
        Pace.perSecond(10_000_000),
        new RetrySettings(3, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofSeconds(30)),
        RetryRegistry.ofDefaults(),
        CircuitBreakerRegistry.ofDefaults(),
        RateLimiterRegistry.ofDefaults());
  }
}
