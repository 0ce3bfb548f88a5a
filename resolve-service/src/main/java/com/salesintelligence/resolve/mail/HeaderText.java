package com.salesintelligence.resolve.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a header field to text: lines joined, 8-bit characters read as what they are. */
final class HeaderText {

  private HeaderText() {}

  /**
   * @param charset of the mail's text, tried for 8-bit characters that are not UTF-8
   */
  static String of(byte[] field, int from, @Nullable String charset, String what, Defects defects) {
    byte[] unfolded = unfolded(field, from, false);
    if (TextDecoding.isAscii(unfolded)) {
      return withoutControls(new String(unfolded, StandardCharsets.ISO_8859_1));
    }
    String utf8 = utf8(unfolded, unfolded(field, from, true), what, defects);
    if (utf8 != null) {
      return withoutControls(utf8);
    }
    defects.add(what + " has 8-bit characters that are not UTF-8");
    String label = Charsets.promisesNothing(charset) ? "windows-1252" : charset;
    return withoutControls(TextDecoding.decode(unfolded, label, what, defects));
  }

  private static @Nullable String utf8(
      byte[] unfolded, byte[] joined, String what, Defects defects) {
    String text = TextDecoding.strict(unfolded, StandardCharsets.UTF_8);
    if (text == null) {
      text = TextDecoding.strict(joined, StandardCharsets.UTF_8);
      if (text != null) {
        defects.add(what + " is folded in the middle of a character: joined again");
      }
    }
    return text;
  }

  private static byte[] unfolded(byte[] field, int from, boolean dropBlank) {
    var out = new ByteArrayOutputStream(Math.max(field.length - from, 0));
    boolean folded = false;
    for (int i = from; i < field.length; i++) {
      byte b = field[i];
      if (b == '\r' || b == '\n') {
        folded = true;
      } else if (folded && dropBlank && (b == ' ' || b == '\t')) {
        folded = false;
      } else {
        folded = false;
        out.write(b);
      }
    }
    return out.toByteArray();
  }

  private static String withoutControls(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i)) && text.charAt(i) != 0x1b) {
        return replaced(text);
      }
    }
    return text.strip();
  }

  private static String replaced(String text) {
    var cleaned = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        cleaned.append(' ');
      } else if (!Character.isISOControl(c) || c == 0x1b) {
        cleaned.append(c);
      }
    }
    return cleaned.toString().strip();
  }
}
