package com.salesintelligence.score.core;

import java.time.Duration;

/**
 * How long a batch collects before it is scored. Shortly when there is little to do; as long as the
 * last round took when rounds follow each other; several times as long in a rush, when whole
 * batches wait, so that a first load leaves the machine to what feeds it.
 *
 * @param linger least time between the first account of a batch and its scoring
 * @param longest most time outside of a rush, however slow the rounds are
 * @param batch accounts that are scored together at most; as many that wait are a rush
 */
public record Pace(Duration linger, Duration longest, int batch) {

  private static final int REST_IN_A_RUSH = 3;
  private static final int LONGEST_IN_A_RUSH = 10;

  public Pace {
    if (linger.isNegative() || longest.compareTo(linger) < 0 || batch < 1) {
      throw new IllegalArgumentException(
          "Need 0 <= linger <= longest and batch >= 1, not %s, %s, %d"
              .formatted(linger, longest, batch));
    }
  }

  /**
   * @param waiting accounts that wait already when the last round ends
   */
  Duration after(Duration lastRound, int waiting) {
    if (waiting == 0) {
      return linger;
    }
    return waiting < batch
        ? between(lastRound, longest)
        : between(lastRound.multipliedBy(REST_IN_A_RUSH), longest.multipliedBy(LONGEST_IN_A_RUSH));
  }

  private Duration between(Duration wanted, Duration most) {
    Duration atLeast = wanted.compareTo(linger) > 0 ? wanted : linger;
    return atLeast.compareTo(most) > 0 ? most : atLeast;
  }
}
