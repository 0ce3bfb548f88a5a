package com.salesintelligence.local.sandbox.dialpad;

import com.salesintelligence.local.sandbox.company.Dice;

/** Dialpad's ids: whole numbers of 16 digits; no two numbers of a company share one. */
record DialpadIds(long seed, int generation) {
  private static final int BITS = 52;
  private static final long MASK = (1L << BITS) - 1;
  private static final int NUMBER_BITS = 40;
  private static final long FACTOR = 0xE3779B97F4A7DL | 1;
  private static final long USERS = 1L << 38;
  private static final long MADE = 1L << 39;

  static final long COMPANY = 4_508_591_728_425_653L;
  static final long OFFICE = 6_422_934_115_149_452L;

  /** The record of a call; the second is that of the main line which handed it on. */
  long call(long number, boolean entry) {
    return of(number * 2 + (entry ? 1 : 0));
  }

  long user(int place) {
    return of(USERS + place);
  }

  /** What was made later: the count of all that were. */
  long made(long count) {
    return of(MADE + count);
  }

  private long of(long number) {
    long scrambled = (((long) generation << NUMBER_BITS | number) * FACTOR) & MASK;
    return 1L << BITS | (scrambled ^ (Dice.mix(seed) & MASK));
  }
}
