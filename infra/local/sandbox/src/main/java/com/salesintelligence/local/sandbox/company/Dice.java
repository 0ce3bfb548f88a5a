package com.salesintelligence.local.sandbox.company;

import java.util.List;

/** Chance that repeats: the same seed always throws the same numbers (SplitMix64). */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  public Dice(long seed) {
    this.state = seed;
  }

  /** Dice of their own for one thing, so that what others throw does not change it. */
  public static Dice of(long seed, long... path) {
    long state = mix(seed + GOLDEN);
    for (long step : path) {
      state = mix(state ^ (step * GOLDEN + GOLDEN));
    }
    return new Dice(state);
  }

  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  public long next() {
    state += GOLDEN;
    return mix(state);
  }

  public int below(int bound) {
    return (int) Long.remainderUnsigned(next() >>> 1, bound);
  }

  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** From 0 (included) to 1 (not included). */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }
}
