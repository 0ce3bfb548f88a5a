package com.salesintelligence.resolve.mail;

/** Small forms of text. */
final class Texts {

  private Texts() {}

  /** At most so many characters, never half of a surrogate pair. */
  static String cut(String text, int chars) {
    if (text.length() <= chars) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(chars - 1)) ? chars - 1 : chars;
    return text.substring(0, end);
  }

  /** At most so many bytes in UTF-8. */
  static String cutToBytes(String text, int bytes) {
    if (text.length() <= bytes / 3) {
      return text;
    }
    int used = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      used += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
      if (used > bytes) {
        return cut(text, Math.max(i, 1));
      }
    }
    return text;
  }

  /** Runs of white space become one blank. */
  static String oneLine(String text) {
    var line = new StringBuilder(text.length());
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        if (!blank) {
          line.append(' ');
        }
        blank = true;
      } else {
        line.append(c);
        blank = false;
      }
    }
    return line.toString().stripTrailing();
  }

  /** Line ends as \n, none at the beginning and the end. */
  static String lines(String text) {
    String lines = text;
    if (text.indexOf('\r') >= 0) {
      lines = text.replace("\r\n", "\n").replace('\r', '\n');
    }
    int from = 0;
    int to = lines.length();
    while (to > 0 && Character.isWhitespace(lines.charAt(to - 1))) {
      to--;
    }
    for (int i = 0; i < to && Character.isWhitespace(lines.charAt(i)); i++) {
      from = lines.charAt(i) == '\n' ? i + 1 : from;
    }
    return lines.substring(Math.min(from, to), to);
  }
}
