package com.salesintelligence.resolve.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Bytes to text, by the label they carry or, where that is missing or wrong, by what they are. */
final class TextDecoding {

  private static final Charset JAPANESE_7_BIT = Charset.forName("x-windows-iso2022jp");

  private TextDecoding() {}

  /**
   * @param what is decoded, named in defects
   */
  static String decode(byte[] bytes, @Nullable String label, String what, Defects defects) {
    String text = withCharset(bytes, label == null ? "" : label, what, defects);
    return clean(text, what, defects);
  }

  private static String withCharset(byte[] bytes, String label, String what, Defects defects) {
    boolean ascii = isAscii(bytes);
    if (ascii && (Charsets.promisesNothing(label) || isWestern(label))) {
      return plain(bytes, what, label, defects);
    }
    if (Charsets.promisesNothing(label)) {
      return guess(bytes, "%s is not the ASCII it should be".formatted(what), defects);
    }
    Charset charset = Charsets.find(label);
    if (charset == null) {
      return guess(bytes, "%s has the unknown charset %s".formatted(what, quote(label)), defects);
    }
    if (charset.equals(Charsets.WESTERN)) {
      return western(bytes, label, what, defects);
    }
    return strictly(bytes, charset, label, what, defects);
  }

  private static boolean isWestern(String label) {
    return Charsets.WESTERN.equals(Charsets.find(label));
  }

  private static String plain(byte[] bytes, String what, String label, Defects defects) {
    if (Charsets.promisesNothing(label) && hasJapaneseEscape(bytes)) {
      defects.add(what + " is not the ASCII it should be: read as ISO-2022-JP");
      return new String(bytes, JAPANESE_7_BIT);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String western(byte[] bytes, String label, String what, Defects defects) {
    String asUtf8 = strict(bytes, StandardCharsets.UTF_8);
    if (asUtf8 == null) {
      return new String(bytes, Charsets.WESTERN);
    }
    defects.add("%s is labelled %s but is UTF-8: read as UTF-8".formatted(what, quote(label)));
    return asUtf8;
  }

  private static String strictly(
      byte[] bytes, Charset charset, String label, String what, Defects defects) {
    String text = strict(bytes, charset);
    if (text != null) {
      return text;
    }
    if (!Charsets.isUnicode(charset)) {
      String asUtf8 = strict(bytes, StandardCharsets.UTF_8);
      if (asUtf8 != null) {
        defects.add("%s is labelled %s but is UTF-8: read as UTF-8".formatted(what, quote(label)));
        return asUtf8;
      }
    }
    defects.add(
        "%s has bytes that %s does not allow: replaced by \ufffd".formatted(what, quote(label)));
    return new String(bytes, charset);
  }

  private static String guess(byte[] bytes, String problem, Defects defects) {
    String asUtf8 = strict(bytes, StandardCharsets.UTF_8);
    defects.add(problem + (asUtf8 != null ? ": read as UTF-8" : ": read as windows-1252"));
    return asUtf8 != null ? asUtf8 : new String(bytes, Charsets.WESTERN);
  }

  /** Null when the bytes are not all text of this character set. */
  static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException notThisCharset) {
      return null;
    }
  }

  static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasJapaneseEscape(byte[] bytes) {
    for (int i = 0; i + 2 < bytes.length; i++) {
      if (bytes[i] == 0x1b && bytes[i + 1] == '$' && (bytes[i + 2] == 'B' || bytes[i + 2] == '@')) {
        return true;
      }
    }
    return false;
  }

  /** No byte order mark, no NUL, no half of a surrogate pair. */
  private static String clean(String text, String what, Defects defects) {
    String cleaned = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (cleaned.indexOf('\0') >= 0) {
      defects.add(what + " holds NUL characters: dropped");
      cleaned = cleaned.replace("\0", "");
    }
    return cleaned;
  }

  private static String quote(String label) {
    return '"' + (label.length() > 40 ? label.substring(0, 40) + "…" : label).strip() + '"';
  }
}
