package com.salesintelligence.local.sandbox.company;

/**
 * HubSpot's ids: numbers of different lengths, so that sorting them as text differs from sorting
 * them as numbers. No id comes back after a new beginning.
 */
public final class HubSpotIds {
  private static final long GENERATION = 1_000_000_000_000L;
  private static final long FIRST_OWNER = 41_000_001;
  private static final long FIRST_USER = 9_000_001;

  private HubSpotIds() {}

  public static long contact(int generation, long number) {
    return base(generation) + 1 + number * 50;
  }

  public static long company(int generation, long number) {
    return base(generation) + 9_999_990_017L + number * 37;
  }

  public static long enrollment(int generation, long number) {
    return base(generation) + 2_400_000_011L + number * 13;
  }

  public static long sequence(int generation, long number) {
    return base(generation) + 330_100_000L + number * 7;
  }

  private static long base(int generation) {
    return (generation - 1) * GENERATION;
  }

  /** The owner of a rep's records, by the rep's place. */
  public static String owner(int rep) {
    return Long.toString(FIRST_OWNER + rep);
  }

  public static long user(int rep) {
    return FIRST_USER + rep;
  }
}
