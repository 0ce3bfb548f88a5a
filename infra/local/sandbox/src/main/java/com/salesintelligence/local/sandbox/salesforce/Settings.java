package com.salesintelligence.local.sandbox.salesforce;

import java.time.Duration;
import java.util.Set;

/** What can be steered of Salesforce beyond its records. */
public final class Settings {
  /** How the body of a refused duplicate may name its result; empty: no rule at all. */
  public static final Set<String> DUPLICATE_KEYS = Set.of("", "duplicateResult", "duplicateResut");

  private volatile String duplicateKey = "duplicateResult";
  private volatile Duration jobTime = Duration.ZERO;
  private volatile int failingJobs;
  private volatile boolean rotating;

  public String duplicateKey() {
    return duplicateKey;
  }

  public void duplicateKey(String key) {
    if (!DUPLICATE_KEYS.contains(key)) {
      throw new IllegalArgumentException("The key must be one of " + DUPLICATE_KEYS);
    }
    duplicateKey = key;
  }

  /** How long a job of the Bulk API takes. */
  public Duration jobTime() {
    return jobTime;
  }

  public void jobTime(Duration time) {
    jobTime = time;
  }

  public int failingJobs() {
    return failingJobs;
  }

  /** So many of the next jobs fail. */
  public synchronized void failingJobs(int count) {
    failingJobs = count;
  }

  synchronized boolean nextJobFails() {
    boolean fails = failingJobs > 0;
    failingJobs -= fails ? 1 : 0;
    return fails;
  }

  /** Whether each refresh hands out another refresh token and ends the one before. */
  public boolean rotating() {
    return rotating;
  }

  public void rotating(boolean rotates) {
    rotating = rotates;
  }
}
