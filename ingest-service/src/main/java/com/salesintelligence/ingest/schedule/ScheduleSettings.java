package com.salesintelligence.ingest.schedule;

import com.salesintelligence.ingest.core.Plan;
import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a source is read; what is left out is as the source itself suggests.
 *
 * @param every between two incremental runs
 * @param full cron expression (second minute hour day month weekday) of full runs; "-" for none
 * @param review between two incremental runs that read everything and tell what is news of it
 */
public record ScheduleSettings(
    @Nullable Duration every, @Nullable String full, @Nullable Duration review) {

  public static final ScheduleSettings AS_SUGGESTED = new ScheduleSettings(null, null, null);

  public Plan over(Plan suggested) {
    return new Plan(
        every == null ? suggested.every() : every,
        full == null ? suggested.full() : full,
        review == null ? suggested.review() : review);
  }

  @AssertTrue(
      message =
          "every is at least 100ms, and full a cron expression of six fields such as \"0 0 2 * * *\","
              + " or \"-\" for none")
  boolean isValid() {
    return (every == null || every.toMillis() >= 100)
        && (full == null || full.equals("-") || CronExpression.isValidExpression(full));
  }
}
