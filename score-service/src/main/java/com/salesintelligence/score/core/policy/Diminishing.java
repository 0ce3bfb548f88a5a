package com.salesintelligence.score.core.policy;

/** Points for how often something happened: each time adds, but less than the time before. */
final class Diminishing {

  private Diminishing() {}

  /**
   * @param limit what many times come close to
   * @param half the number of times that earns half of the limit
   */
  static long points(long times, int limit, int half) {
    return Math.round((double) limit * times / (times + half));
  }
}
