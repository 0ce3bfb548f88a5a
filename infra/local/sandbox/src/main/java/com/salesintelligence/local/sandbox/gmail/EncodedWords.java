package com.salesintelligence.local.sandbox.gmail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes RFC 2047 words in headers, as Gmail shows them. */
final class EncodedWords {
  private static final Pattern WORD = Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=");
  private static final Pattern GAP = Pattern.compile("(\\?=)\\s+(=\\?)");

  private EncodedWords() {}

  static String decode(String value) {
    if (!value.contains("=?")) {
      return value;
    }
    return WORD.matcher(GAP.matcher(value).replaceAll("$1$2"))
        .replaceAll(
            word -> Matcher.quoteReplacement(decoded(word.group(1), word.group(2), word.group(3))));
  }

  private static String decoded(String charset, String encoding, String text) {
    boolean base64 = encoding.equalsIgnoreCase("b");
    byte[] bytes = (base64 ? text : text.replace('_', ' ')).getBytes(StandardCharsets.UTF_8);
    byte[] plain = TransferEncoding.decode(base64 ? "base64" : "quoted-printable", bytes);
    try {
      return new String(plain, Charset.forName(charset));
    } catch (IllegalArgumentException _) {
      return new String(plain, StandardCharsets.UTF_8);
    }
  }
}
