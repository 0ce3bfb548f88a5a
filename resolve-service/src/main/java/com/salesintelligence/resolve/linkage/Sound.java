package com.salesintelligence.resolve.linkage;

/** How a name sounds, roughly: American Soundex over Latin letters. */
final class Sound {

  private static final String CODES = "01230120022455012623010202";
  private static final int LENGTH = 4;

  private Sound() {}

  /** Empty when the text has no Latin letter. */
  static String of(String text) {
    var code = new StringBuilder();
    char last = '0';
    for (int i = 0; i < text.length() && code.length() < LENGTH; i++) {
      char c = text.charAt(i);
      if (c < 'a' || c > 'z') {
        continue;
      }
      char digit = CODES.charAt(c - 'a');
      if (code.isEmpty()) {
        code.append(c);
      } else if (digit != '0' && digit != last) {
        code.append(digit);
      }
      if (c != 'h' && c != 'w') {
        last = digit;
      }
    }
    return code.toString();
  }
}
