package com.salesintelligence.local.sandbox.dialpad;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Where a list goes on.
 *
 * @param page counts the pages, from 0
 */
record Cursor(long start, long id, int page) {
  static final Cursor FIRST = new Cursor(Long.MAX_VALUE, Long.MAX_VALUE, 0);

  private static final Pattern FORM = Pattern.compile("(\\d{1,19})\\.(\\d{1,19})\\.(\\d{1,9})");

  static Cursor parse(String text) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      var matcher = FORM.matcher(plain);
      if (matcher.matches()) {
        return new Cursor(
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
      }
    } catch (IllegalArgumentException _) {
      // Refused below, as anything that is no cursor.
    }
    throw DialpadError.BAD_REQUEST.refusal("Invalid cursor");
  }

  String text() {
    String plain = start + "." + id + "." + page;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }
}
