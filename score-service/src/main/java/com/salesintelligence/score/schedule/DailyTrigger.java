package com.salesintelligence.score.schedule;

import com.salesintelligence.score.core.ScoringDaily;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks at the start, and every minute, whether the daily run is due. */
public final class DailyTrigger {

  private final ScoringDaily daily;

  public DailyTrigger(ScoringDaily daily) {
    this.daily = daily;
  }

  @Scheduled(fixedDelayString = "${score.daily-check:1m}")
  void look() {
    daily.runIfDue();
  }
}
