package com.salesintelligence.local.vertex.embedding;

import java.text.Normalizer;
import java.util.function.Consumer;

/**
 * Splits a text as BERT's uncased models were trained: no control characters, no accents, lower
 * case, each punctuation mark and each Chinese character a word of its own.
 */
final class Words {

  private static final int REPLACEMENT = 0xFFFD;

  /** First and last code points of the blocks that hold Chinese characters. */
  private static final int[][] IDEOGRAPHS = {
    {0x4E00, 0x9FFF},
    {0x3400, 0x4DBF},
    {0x20000, 0x2A6DF},
    {0x2A700, 0x2B73F},
    {0x2B740, 0x2B81F},
    {0x2B920, 0x2CEAF},
    {0xF900, 0xFAFF},
    {0x2F800, 0x2FA1F},
  };

  private final Consumer<String> words;
  private final StringBuilder word = new StringBuilder();

  private Words(Consumer<String> words) {
    this.words = words;
  }

  static void forEach(String text, Consumer<String> words) {
    var split = new Words(words);
    Normalizer.normalize(text, Normalizer.Form.NFD).codePoints().forEach(split::add);
    split.endWord();
  }

  private void add(int c) {
    if (isSpace(c)) {
      endWord();
    } else if (isDropped(c)) {
      return;
    } else if (isPunctuation(c) || isIdeograph(c)) {
      endWord();
      word.appendCodePoint(Character.toLowerCase(c));
      endWord();
    } else {
      word.appendCodePoint(Character.toLowerCase(c));
    }
  }

  private void endWord() {
    if (!word.isEmpty()) {
      words.accept(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  private static boolean isDropped(int c) {
    return c == REPLACEMENT
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.NON_SPACING_MARK ->
              true;
          default -> false;
        };
  }

  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return c > ' ' && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isIdeograph(int c) {
    for (int[] block : IDEOGRAPHS) {
      if (c >= block[0] && c <= block[1]) {
        return true;
      }
    }
    return false;
  }
}
