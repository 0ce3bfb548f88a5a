package com.salesintelligence.local.sandbox.steering;

import com.salesintelligence.local.sandbox.gmail.Quota;
import java.util.Map;

/** What {@code POST /sandbox/limits} sets of Gmail, beyond the units of a user. */
public final class GmailLimits implements Limited {
  private static final String PROJECT = "gmail_units_per_project_minute";

  private final Quota quota;

  public GmailLimits(Quota quota) {
    this.quota = quota;
  }

  @Override
  public boolean set(String name, long value) {
    if (!name.equals(PROJECT)) {
      return false;
    }
    quota.unitsOfProject(value);
    return true;
  }

  @Override
  public Map<String, Long> all() {
    return Map.of(PROJECT, quota.unitsOfProject());
  }
}
