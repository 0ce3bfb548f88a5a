package com.salesintelligence.resolve.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the encoded words of RFC 2047, also those that break its rules: blanks or line ends
 * within a word, a character cut in two by the end of a word, no end at all.
 */
final class EncodedWords {

  private static final int MAX_CHARS = 16_000;

  private final String text;
  private final String what;
  private final Defects defects;
  private final StringBuilder decoded;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private @Nullable String pendingCharset;

  private EncodedWords(String text, String what, Defects defects) {
    this.text = text;
    this.what = what;
    this.defects = defects;
    this.decoded = new StringBuilder(text.length());
  }

  static String decode(String text, String what, Defects defects) {
    if (!text.contains("=?")) {
      return text;
    }
    if (text.length() <= MAX_CHARS) {
      return new EncodedWords(text, what, defects).decode();
    }
    defects.add(what + " is too long: cut");
    return new EncodedWords(text.substring(0, MAX_CHARS), what, defects).decode();
  }

  private String decode() {
    int at = 0;
    while (at < text.length()) {
      int start = text.indexOf("=?", at);
      Word word = start < 0 ? null : wordAt(start);
      if (start < 0) {
        plain(text.substring(at));
        break;
      }
      if (word == null) {
        plain(text.substring(at, start + 2));
        at = start + 2;
      } else {
        between(text.substring(at, start));
        encoded(word);
        at = word.end();
      }
    }
    flush();
    return decoded.toString();
  }

  private record Word(String charset, char encoding, String content, int end) {}

  private @Nullable Word wordAt(int start) {
    int charsetEnd = text.indexOf('?', start + 2);
    if (charsetEnd < 0 || charsetEnd == start + 2 || charsetEnd + 2 >= text.length()) {
      return null;
    }
    char encoding = Character.toUpperCase(text.charAt(charsetEnd + 1));
    if ((encoding != 'Q' && encoding != 'B') || text.charAt(charsetEnd + 2) != '?') {
      return null;
    }
    String charset = text.substring(start + 2, charsetEnd);
    if (charset.length() > 60) {
      return null;
    }
    return content(charset, encoding, charsetEnd + 3);
  }

  private Word content(String charset, char encoding, int from) {
    int end = text.indexOf("?=", from);
    int next = text.indexOf("=?", from);
    boolean nextBegins = next >= 0 && next + 1 < end;
    if (end >= 0 && !nextBegins) {
      return new Word(charset, encoding, text.substring(from, end), end + 2);
    }
    defects.add(what + " has an encoded word without an end: read up to the next blank");
    int blank = from;
    while (blank < text.length() && !isBlank(text.charAt(blank)) && blank != next) {
      blank++;
    }
    return new Word(charset, encoding, text.substring(from, blank), blank);
  }

  /** Blanks between two encoded words do not count. */
  private void between(String plain) {
    if (pendingCharset == null || !plain.isBlank()) {
      plain(plain);
    }
  }

  private void plain(String plain) {
    flush();
    decoded.append(plain);
  }

  private void encoded(Word word) {
    if (pendingCharset != null && !pendingCharset.equalsIgnoreCase(word.charset())) {
      flush();
    }
    pendingCharset = word.charset();
    if (word.encoding() == 'B') {
      Base64Text.decode(word.content(), pending, () -> defects.add(what + " has broken base64"));
    } else {
      quoted(word.content());
    }
  }

  private void quoted(String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int high = bytes[i] == '=' && i + 2 < bytes.length ? hex(bytes[i + 1]) : -1;
      int low = high < 0 ? -1 : hex(bytes[i + 2]);
      if (low >= 0) {
        pending.write(high << 4 | low);
        i += 2;
      } else {
        pending.write(bytes[i] == '_' ? ' ' : bytes[i]);
      }
    }
  }

  static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  private void flush() {
    if (pendingCharset != null) {
      decoded.append(TextDecoding.decode(pending.toByteArray(), pendingCharset, what, defects));
      pending.reset();
      pendingCharset = null;
    }
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
