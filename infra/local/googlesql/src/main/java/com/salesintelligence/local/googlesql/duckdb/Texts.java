package com.salesintelligence.local.googlesql.duckdb;

import com.google.common.io.BaseEncoding;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/** Texts. */
final class Texts {
  private static final String DELIMITERS =
      " \t\n\r\f\u000b\u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000[](){}/|<>!?@\"^#$&~_,.:;*%+-\\";

  private Texts() {}

  static String initcap(String text) {
    var result = new StringBuilder();
    boolean first = true;
    for (int c : text.codePoints().toArray()) {
      result.appendCodePoint(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
      first = DELIMITERS.indexOf(c) >= 0 || (c >= 0x2000 && c <= 0x200a);
    }
    return result.toString();
  }

  static Long ascii(String text) {
    if (text.isEmpty()) {
      return 0L;
    }
    if (text.charAt(0) > 127) {
      throw new IllegalArgumentException("Non-ASCII character at the start of ASCII()");
    }
    return (long) text.charAt(0);
  }

  /** Bytes come and go as hexadecimal digits: functions in Java take no BLOB. */
  static String toBase32(String hex) {
    return BaseEncoding.base32().encode(HexFormat.of().parseHex(hex));
  }

  static String fromBase32(String text) {
    try {
      return HexFormat.of().formatHex(BaseEncoding.base32().decode(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Failed to decode invalid base32 string", e);
    }
  }

  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** As NORMALIZE_AND_CASEFOLD with NFKC: what differs in case or in form alone is the same. */
  static String fold(String text) {
    return upper(Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
  }

  /** By code points: accents that are characters of their own change places, too. */
  static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  static String jsonQuote(String text) {
    var result = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> result.append("\\\"");
                case '\\' -> result.append("\\\\");
                case '\b' -> result.append("\\b");
                case '\f' -> result.append("\\f");
                case '\n' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                case '\t' -> result.append("\\t");
                case 0x2028, 0x2029 -> result.append("\\u%04x".formatted(c));
                default -> {
                  if (c < 0x20) {
                    result.append("\\u%04x".formatted(c));
                  } else {
                    result.append((char) c);
                  }
                }
              }
            });
    return result.append('"').toString();
  }

  static Long editDistance(String a, String b) {
    int[] left = a.codePoints().toArray();
    int[] right = b.codePoints().toArray();
    var costs = new long[right.length + 1];
    for (int j = 0; j <= right.length; j++) {
      costs[j] = j;
    }
    for (int i = 1; i <= left.length; i++) {
      long diagonal = costs[0];
      costs[0] = i;
      for (int j = 1; j <= right.length; j++) {
        long above = costs[j];
        long change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
        costs[j] = Math.min(change, Math.min(above, costs[j - 1]) + 1);
        diagonal = above;
      }
    }
    return costs[right.length];
  }
}
