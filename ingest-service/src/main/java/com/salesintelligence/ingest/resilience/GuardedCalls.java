package com.salesintelligence.ingest.resilience;

import com.salesintelligence.ingest.core.Calls;
import com.salesintelligence.ingest.core.Fault;
import com.salesintelligence.ingest.core.SourceFailure;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Guards the calls to one source: a retry around a circuit breaker around a rate limiter. */
public final class GuardedCalls implements Calls {

  private static final Duration LONGEST_QUEUE = Duration.ofMinutes(30);
  private static final int CALLS_LOOKED_AT = 20;

  private final String source;
  private final Pace pace;
  private final RetrySettings settings;
  private final Retry retry;
  private final CircuitBreaker breaker;
  private final RateLimiterRegistry limiters;

  /**
   * How fast a source may be called.
   *
   * @param perPeriod units that each budget has in a period
   */
  public record Pace(int perPeriod, Duration period) {

    /** A source that counts by the minute is asked evenly within it. */
    public static Pace perMinute(int units) {
      int perSecond = units / 60;
      return perSecond > 0
          ? new Pace(perSecond, Duration.ofSeconds(1))
          : new Pace(units, Duration.ofMinutes(1));
    }

    public static Pace perSecond(int units) {
      return new Pace(units, Duration.ofSeconds(1));
    }
  }

  public GuardedCalls(
      String source,
      Pace pace,
      RetrySettings settings,
      RetryRegistry retries,
      CircuitBreakerRegistry breakers,
      RateLimiterRegistry limiters) {
    this.source = source;
    this.pace = pace;
    this.settings = settings;
    this.limiters = limiters;
    this.retry = retries.retry(source, retryConfig());
    this.breaker = breakers.circuitBreaker(source, breakerConfig());
  }

  @Override
  public <T> T call(String budget, int cost, Supplier<T> call) {
    try {
      return retry.executeSupplier(
          () -> {
            await(budget, cost);
            return breaker.executeSupplier(call);
          });
    } catch (CallNotPermittedException e) {
      throw new SourceFailure(
          Fault.SOURCE_UNAVAILABLE,
          "%s is left alone for a while: half of the last calls to it failed.".formatted(source),
          settings.breakFor(),
          e);
    }
  }

  private void await(String budget, int cost) {
    var limiter = limiters.rateLimiter(source + ":" + budget, this::limiterConfig);
    if (!limiter.acquirePermission(cost)) {
      throw new SourceFailure(
          Thread.currentThread().isInterrupted() ? Fault.STOPPED : Fault.SOURCE_THROTTLED,
          "Too many calls to %s are waiting for its quota.".formatted(source),
          LONGEST_QUEUE,
          null);
    }
  }

  private RateLimiterConfig limiterConfig() {
    return RateLimiterConfig.custom()
        .limitForPeriod(pace.perPeriod())
        .limitRefreshPeriod(pace.period())
        .timeoutDuration(LONGEST_QUEUE)
        .build();
  }

  private CircuitBreakerConfig breakerConfig() {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(CALLS_LOOKED_AT)
        .minimumNumberOfCalls(CALLS_LOOKED_AT / 2)
        .waitDurationInOpenState(settings.breakFor())
        .recordException(e -> e instanceof SourceFailure f && f.fault() == Fault.SOURCE_UNAVAILABLE)
        .build();
  }

  private RetryConfig retryConfig() {
    return RetryConfig.custom()
        .maxAttempts(settings.attempts())
        .retryOnException(this::worthWaiting)
        .intervalBiFunction(this::waitMillis)
        .build();
  }

  private boolean worthWaiting(Throwable problem) {
    return problem instanceof SourceFailure failure
        && failure.fault().passing()
        && failure.retryAfter().orElse(Duration.ZERO).compareTo(settings.longestWait()) <= 0;
  }

  /** As long as the source asks for, else twice as long each time, give or take a quarter. */
  private long waitMillis(int attempt, Either<Throwable, Object> outcome) {
    if (outcome.isLeft()
        && outcome.getLeft() instanceof SourceFailure failure
        && failure.retryAfter().isPresent()) {
      return Math.max(1, failure.retryAfter().get().toMillis());
    }
    long wait = settings.firstWait().toMillis() << Math.min(attempt - 1, 20);
    double spread = ThreadLocalRandom.current().nextDouble(0.75, 1.25);
    return (long) Math.max(1, Math.min(settings.longestWait().toMillis(), wait * spread));
  }
}
