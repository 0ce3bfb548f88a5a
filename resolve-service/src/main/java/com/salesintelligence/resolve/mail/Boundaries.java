package com.salesintelligence.resolve.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the boundary of a multipart that does not tell it. */
final class Boundaries {

  private static final int MAX_BOUNDARY = 200;
  private static final int MIN_BOUNDARY = 2;

  private Boundaries() {}

  /** Of the first line that begins with two dashes and has a Content- field below it; or null. */
  static @Nullable String guess(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.startsWith("--") ? 0 : text.indexOf("\n--") + 1;
    while (at > 0 || text.startsWith("--")) {
      int end = lineEnd(text, at);
      String boundary = text.substring(at + 2, end).stripTrailing();
      if (fits(boundary) && contentFollows(text, end)) {
        return boundary;
      }
      at = text.indexOf("\n--", end) + 1;
      if (at == 0) {
        return null;
      }
    }
    return null;
  }

  /** As written, or mixed where that is no word. */
  static String subtype(String written) {
    boolean word = !written.isEmpty() && written.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return word ? written : "mixed";
  }

  private static boolean fits(String boundary) {
    return boundary.length() >= MIN_BOUNDARY
        && boundary.length() <= MAX_BOUNDARY
        && boundary.indexOf('"') < 0
        && boundary.indexOf('\\') < 0
        && boundary.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static boolean contentFollows(String text, int end) {
    int next = Math.min(end + 1, text.length());
    return text.substring(next, Math.min(next + 8, text.length()))
        .toLowerCase(Locale.ROOT)
        .startsWith("content-");
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }
}
