package com.salesintelligence.score.core;

import java.time.Duration;

/**
 * How long a batch collects: shortly when there is little to do, otherwise at least three times as
 * long as the last round took, so that scoring leaves most of the machine to what feeds it.
 *
 * @param linger least time between the first account of a batch and its scoring
 * @param longest most time, however slow the rounds are
 * @param batch accounts that are scored together at most
 */
public record Pace(Duration linger, Duration longest, int batch) {

  private static final int REST = 3;

  public Pace {
    if (linger.isNegative() || longest.compareTo(linger) < 0 || batch < 1) {
      throw new IllegalArgumentException(
          "Need 0 <= linger <= longest and batch >= 1, not %s, %s, %d"
              .formatted(linger, longest, batch));
    }
  }

  /**
   * @param idle whether nothing waited when the last round ended
   */
  Duration after(Duration lastRound, boolean idle) {
    if (idle) {
      return linger;
    }
    Duration rest = lastRound.multipliedBy(REST);
    Duration wanted = rest.compareTo(linger) > 0 ? rest : linger;
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }
}
