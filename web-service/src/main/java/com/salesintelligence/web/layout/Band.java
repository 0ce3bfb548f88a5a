package com.salesintelligence.web.layout;

import org.jspecify.annotations.Nullable;

/** What a score means to a rep. */
public enum Band {
  HOT("Hot", 80, 100),
  WARM("Warm", 60, 79),
  NURTURE("Nurture", 40, 59),
  COLD("Cold", 0, 39),
  UNSCORED("Not scored", -1, -1);

  private final String label;
  private final int low;
  private final int high;

  Band(String label, int low, int high) {
    this.label = label;
    this.low = low;
    this.high = high;
  }

  public static Band of(@Nullable Long score) {
    if (score == null) {
      return UNSCORED;
    }
    return score >= 80 ? HOT : score >= 60 ? WARM : score >= 40 ? NURTURE : COLD;
  }

  public String label() {
    return label;
  }

  public int low() {
    return low;
  }

  public int high() {
    return high;
  }

  /** Name of the style of its chip. */
  public String style() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
