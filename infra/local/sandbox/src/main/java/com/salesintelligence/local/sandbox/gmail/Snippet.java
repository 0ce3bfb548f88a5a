package com.salesintelligence.local.sandbox.gmail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first words of a mail, as Gmail shows them: one line, HTML-escaped. */
final class Snippet {
  private static final int LENGTH = 160;
  private static final int READ = 64 * 1024;

  private Snippet() {}

  static String of(MailSource.Content content) {
    String known = content.snippet();
    return escaped(known == null ? read(content.rfc822()) : known);
  }

  private static String read(byte[] rfc822) {
    var part = MimePart.parse(Arrays.copyOf(rfc822, Math.min(rfc822.length, READ)));
    String text = part.firstText().map(MimePart::text).orElse("");
    return shortened(text.replaceAll("<[^>]*>", " ").replaceAll("[\\s\\p{Cntrl}]+", " ").trim());
  }

  private static String shortened(String text) {
    if (text.length() <= LENGTH) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LENGTH - 1)) ? LENGTH - 1 : LENGTH;
    return new String(
        text.substring(0, end).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
