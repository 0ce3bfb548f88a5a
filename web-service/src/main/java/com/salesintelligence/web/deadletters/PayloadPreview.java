package com.salesintelligence.web.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The beginning of a payload: as text where it is UTF-8, else as hexadecimal with the readable
 * characters beside it. Safe to show whatever the bytes are.
 *
 * @param form text or hexadecimal
 */
record PayloadPreview(String form, String shown, int shownBytes, int size) {

  private static final int TEXT_BYTES = 8 * 1024;
  private static final int HEX_BYTES = 1024;
  private static final int WIDTH = 16;

  static PayloadPreview of(byte[] payload) {
    int length = Math.min(payload.length, TEXT_BYTES);
    var text = text(payload, length);
    if (!text.isEmpty() || payload.length == 0) {
      return new PayloadPreview("text", text, length, payload.length);
    }
    int hexLength = Math.min(payload.length, HEX_BYTES);
    return new PayloadPreview("hexadecimal", hex(payload, hexLength), hexLength, payload.length);
  }

  public boolean whole() {
    return shownBytes == size;
  }

  /** Empty when it is no text. */
  private static String text(byte[] payload, int length) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try {
      var text = decoder.decode(ByteBuffer.wrap(payload, 0, boundary(payload, length))).toString();
      return text.chars().allMatch(PayloadPreview::readable) ? text : "";
    } catch (CharacterCodingException e) {
      return "";
    }
  }

  /** Not in the middle of a character. */
  private static int boundary(byte[] payload, int length) {
    int end = length;
    while (end < payload.length && end > 0 && (payload[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  private static boolean readable(int c) {
    return c == '\n' || c == '\r' || c == '\t' || (c >= 0x20 && !Character.isISOControl(c));
  }

  private static String hex(byte[] payload, int length) {
    var lines = new StringBuilder();
    for (int start = 0; start < length; start += WIDTH) {
      var codes = new StringBuilder();
      var letters = new StringBuilder();
      for (int i = start; i < Math.min(start + WIDTH, length); i++) {
        codes.append(String.format(Locale.ROOT, "%02x ", payload[i]));
        letters.append(payload[i] >= 0x20 && payload[i] < 0x7f ? (char) payload[i] : '·');
      }
      lines.append(String.format(Locale.ROOT, "%06x  %-48s %s%n", start, codes, letters));
    }
    return lines.toString();
  }
}
