package com.salesintelligence.local.sandbox.company;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Text in the forms that mail allows; the result holds one character per byte. */
final class Encoded {
  private static final int LINE = 72;
  private static final int WORD_BYTES = 42;

  /**
   * How a sender's program writes text.
   *
   * @param latin1 uses ISO-8859-1 where the text fits into it
   * @param eightBit sends bytes above 127 as they are
   */
  record Format(boolean latin1, boolean eightBit) {}

  private Encoded() {}

  static void part(StringBuilder out, String type, String text, Format format) {
    boolean latin1 = format.latin1 && text.chars().allMatch(c -> c < 256);
    Charset charset = latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    boolean ascii = ascii(text);
    out.append("Content-Type: ")
        .append(type)
        .append("; charset=")
        .append(latin1 ? "iso-8859-1" : "utf-8");
    out.append("\r\nContent-Transfer-Encoding: ");
    if (ascii || format.eightBit) {
      out.append(ascii ? "7bit" : "8bit").append("\r\n\r\n");
      out.append(new String(text.getBytes(charset), StandardCharsets.ISO_8859_1)).append("\r\n");
    } else {
      out.append("quoted-printable\r\n\r\n");
      quotedPrintable(out, text.getBytes(charset));
      out.append("\r\n");
    }
  }

  static void addresses(StringBuilder out, String header, List<Party> parties) {
    if (parties.isEmpty()) {
      return;
    }
    out.append(header).append(": ");
    for (int i = 0; i < parties.size(); i++) {
      Party party = parties.get(i);
      out.append(i == 0 ? "" : ",\r\n ").append(phrase(party.name()));
      out.append(" <").append(party.address()).append('>');
    }
    out.append("\r\n");
  }

  private static String phrase(String name) {
    if (!ascii(name)) {
      return words(name);
    }
    boolean atom = name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == ' ' || c == '-');
    return atom ? name : '"' + name + '"';
  }

  /** RFC 2047 encoded words where the text is not ASCII. */
  static String words(String text) {
    if (ascii(text)) {
      return text;
    }
    var words = new StringBuilder();
    var chunk = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      chunk.appendCodePoint(c);
      bytes += c < 128 ? 1 : 4;
      if (bytes >= WORD_BYTES) {
        word(words, chunk);
        bytes = 0;
      }
    }
    word(words, chunk);
    return words.toString();
  }

  private static void word(StringBuilder words, StringBuilder chunk) {
    if (!chunk.isEmpty()) {
      var bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
      words.append(words.isEmpty() ? "" : "\r\n ").append("=?UTF-8?B?");
      words.append(Base64.getEncoder().encodeToString(bytes)).append("?=");
      chunk.setLength(0);
    }
  }

  private static void quotedPrintable(StringBuilder out, byte[] bytes) {
    int column = 0;
    for (byte b : bytes) {
      int c = b & 0xFF;
      if (c == '\n') {
        out.append('\n');
        column = 0;
        continue;
      }
      boolean literal = c == '\r' || (c >= 32 && c < 127 && c != '=');
      if (column >= LINE && c != '\r') {
        out.append("=\r\n");
        column = 0;
      }
      if (literal) {
        out.append((char) c);
        column++;
      } else {
        out.append('=').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
        column += 3;
      }
    }
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 126) {
        return false;
      }
    }
    return true;
  }
}
