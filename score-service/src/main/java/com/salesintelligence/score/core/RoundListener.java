package com.salesintelligence.score.core;

import java.time.Duration;
import java.util.List;

/** Hears of every round, for metrics. */
@FunctionalInterface
public interface RoundListener {

  /**
   * @param outcomes of the accounts that did not fail
   */
  void finished(List<Outcome> outcomes, Duration duration);
}
