package com.salesintelligence.score.warehouse;

/** Text from outside as it may stand in a sentence: one line, not endless. */
final class Line {

  private static final int MOST = 80;

  private Line() {}

  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= MOST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST - 1)).strip() + "…";
  }
}
