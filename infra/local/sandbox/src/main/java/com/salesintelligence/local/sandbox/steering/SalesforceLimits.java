package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.salesforce.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code POST /sandbox/limits} sets of Salesforce, beyond the calls of a day. */
public final class SalesforceLimits implements Limited {
  /** 0: no duplicate rule; 1 and 2: the two spellings of its answer. */
  private static final List<String> DUPLICATE_KEYS =
      List.of("", "duplicateResult", "duplicateResut");

  private final Settings settings;

  public SalesforceLimits(Settings settings) {
    this.settings = settings;
  }

  @Override
  public boolean set(String name, long value) {
    switch (name) {
      case "salesforce_job_millis" -> settings.jobTime(Duration.ofMillis(Math.max(0, value)));
      case "salesforce_failing_jobs" ->
          settings.failingJobs((int) Math.clamp(value, 0, Integer.MAX_VALUE));
      case "salesforce_rotate_refresh_tokens" -> settings.rotating(value != 0);
      case "salesforce_duplicate_rule" -> {
        if (value < 0 || value >= DUPLICATE_KEYS.size()) {
          throw SteeringApi.problem(
              400,
              "salesforce_duplicate_rule must be 0 (none), 1 (duplicateResult) or 2 (duplicateResut).");
        }
        settings.duplicateKey(DUPLICATE_KEYS.get((int) value));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public Map<String, Long> all() {
    var all = new LinkedHashMap<String, Long>();
    all.put("salesforce_job_millis", settings.jobTime().toMillis());
    all.put("salesforce_failing_jobs", (long) settings.failingJobs());
    all.put("salesforce_rotate_refresh_tokens", settings.rotating() ? 1L : 0L);
    all.put("salesforce_duplicate_rule", (long) DUPLICATE_KEYS.indexOf(settings.duplicateKey()));
    return all;
  }
}
