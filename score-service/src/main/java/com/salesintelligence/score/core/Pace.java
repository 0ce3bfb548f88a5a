package com.salesintelligence.score.core;

import java.time.Duration;

/**
 * How long a batch collects: shortly when there is little to do, otherwise at least as long as the
 * last round took, so that scoring never takes more than half of the machine.
 *
 * @param linger least time between the first account of a batch and its scoring
 * @param longest most time, however slow the rounds are
 * @param batch accounts that are scored together at most
 */
public record Pace(Duration linger, Duration longest, int batch) {

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
    Duration wanted = lastRound.compareTo(linger) > 0 ? lastRound : linger;
    return wanted.compareTo(longest) > 0 ? longest : wanted;
  }
}
