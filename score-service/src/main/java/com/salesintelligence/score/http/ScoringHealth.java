package com.salesintelligence.score.http;

import com.salesintelligence.score.core.ScoringQueue;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Down once the rounds have stopped: then only a restart helps. */
public final class ScoringHealth implements HealthIndicator {

  private final ScoringQueue queue;

  public ScoringHealth(ScoringQueue queue) {
    this.queue = queue;
  }

  @Override
  public Health health() {
    return queue.isRunning() ? Health.up().build() : Health.down().build();
  }
}
