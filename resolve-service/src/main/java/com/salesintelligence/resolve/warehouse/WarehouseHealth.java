package com.salesintelligence.resolve.warehouse;

import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the warehouse answers; asked twice a minute at most. */
public final class WarehouseHealth extends AbstractHealthIndicator {

  private static final Duration REMEMBERED = Duration.ofSeconds(30);

  record Answer(long one) {}

  static final Query<Answer> PING = Query.of("sql/ping.sql", Answer.class);

  private final Queries queries;
  private final InstantSource time;
  private volatile Instant answeredAt = Instant.MIN;

  public WarehouseHealth(Queries queries, InstantSource time) {
    super("The warehouse does not answer");
    this.queries = queries;
    this.time = time;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Instant now = time.instant();
    if (answeredAt.isBefore(now.minus(REMEMBERED))) {
      queries.list(PING);
      answeredAt = now;
    }
    health.up();
  }
}
