package com.salesintelligence.local.sandbox.hooks;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a source tries again.
 *
 * @param waits before the second attempt, the third and so on
 * @param afterRefusal also after a status of 400 to 499
 */
public record Patience(List<Duration> waits, boolean afterRefusal) {
  /** 2, 4 and 8 seconds after a 5xx or no answer, never after a 4xx. */
  public static final Patience DIALPAD =
      new Patience(
          List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)), false);

  /** Ten times within a day, whatever the failure. */
  public static final Patience HUBSPOT =
      new Patience(
          IntStream.range(0, 9).mapToObj(n -> Duration.ofSeconds(60L << n)).toList(), true);

  boolean again(int attempt, int status) {
    boolean refused = status >= 400 && status < 500;
    return attempt < waits.size() && (!refused || afterRefusal);
  }
}
