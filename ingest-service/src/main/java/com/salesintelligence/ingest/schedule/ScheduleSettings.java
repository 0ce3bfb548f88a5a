package com.salesintelligence.ingest.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.scheduling.support.CronExpression;

/**
 * When each source is read.
 *
 * @param zone of the cron expressions
 */
public record ScheduleSettings(
    @DefaultValue @NotNull @Valid GmailPlan gmail,
    @DefaultValue @NotNull @Valid SalesforcePlan salesforce,
    @DefaultValue("UTC") @NotNull ZoneId zone) {

  /**
   * One source's plan.
   *
   * @param every between two incremental runs
   * @param full cron expression (second minute hour day month weekday) of full runs; "-" for none
   */
  public sealed interface Plan {

    Duration every();

    String full();
  }

  public record GmailPlan(
      @DefaultValue("1h") @NotNull Duration every,
      @DefaultValue("0 0 2 * * *") @NotNull String full)
      implements Plan {

    @AssertTrue(message = NOT_A_PLAN)
    boolean isValid() {
      return valid(this);
    }
  }

  public record SalesforcePlan(
      @DefaultValue("6h") @NotNull Duration every,
      @DefaultValue("0 0 3 * * SUN") @NotNull String full)
      implements Plan {

    @AssertTrue(message = NOT_A_PLAN)
    boolean isValid() {
      return valid(this);
    }
  }

  private static final String NOT_A_PLAN =
      "every is at least 100ms, and full a cron expression of six fields such as \"0 0 2 * * *\", or"
          + " \"-\" for none";

  private static boolean valid(Plan plan) {
    return plan.every().toMillis() >= 100
        && (plan.full().equals("-") || CronExpression.isValidExpression(plan.full()));
  }
}
