package com.salesintelligence.local.vertex;

import java.util.ArrayList;
import java.util.List;

/** Cuts an answer for a stream, behind spaces where there are any. */
final class Chunks {

  private Chunks() {}

  /**
   * @param most characters in a chunk; at least 2, so that none is cut in the middle
   * @return at least one; together the text as it was
   */
  static List<String> of(String text, int most) {
    var chunks = new ArrayList<String>();
    int from = 0;
    int length = Math.max(2, most);
    while (text.length() - from > length) {
      int to = end(text, from, from + length);
      chunks.add(text.substring(from, to));
      from = to;
    }
    chunks.add(text.substring(from));
    return chunks;
  }

  private static int end(String text, int from, int latest) {
    int space = text.lastIndexOf(' ', latest - 1);
    int end = space > from ? space + 1 : latest;
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
