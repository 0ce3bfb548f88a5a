package com.salesintelligence.ingest;

import com.salesintelligence.ingest.core.Plan;
import com.salesintelligence.ingest.resilience.RetrySettings;
import com.salesintelligence.ingest.schedule.ScheduleSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What all sources have in common; ingest-service.yml explains the settings of each.
 *
 * @param schedule by source
 * @param zone of the cron expressions
 * @param lease how long an instance that died keeps the others from reading what it read
 */
@Validated
@ConfigurationProperties("ingest")
public record IngestSettings(
    @DefaultValue @NotNull Map<String, @Valid ScheduleSettings> schedule,
    @DefaultValue("UTC") @NotNull ZoneId zone,
    @DefaultValue("1m") @NotNull Duration lease,
    @DefaultValue @NotNull @Valid RetrySettings retry) {

  public IngestSettings {
    schedule = Map.copyOf(schedule);
  }

  @AssertTrue(message = "ingest.lease is at least 2s")
  boolean isLeaseLongEnough() {
    return lease.toMillis() >= 2_000;
  }

  Plan plan(String source, Plan suggested) {
    return schedule.getOrDefault(source, ScheduleSettings.AS_SUGGESTED).over(suggested);
  }
}
