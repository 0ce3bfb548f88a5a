package com.salesintelligence.resolve.core;

/** Phone numbers as E.164 where they name their country; the others stay as written. */
public final class PhoneNumbers {

  private static final int MIN_DIGITS = 7;
  private static final int MAX_DIGITS = 15;

  private PhoneNumbers() {}

  public static String normalised(String written) {
    String text = written.strip();
    if (!text.startsWith("+")) {
      return text;
    }
    var digits = new StringBuilder("+");
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (" -.()/\u00a0".indexOf(c) < 0) {
        return text;
      }
    }
    int count = digits.length() - 1;
    return count >= MIN_DIGITS && count <= MAX_DIGITS ? digits.toString() : text;
  }
}
