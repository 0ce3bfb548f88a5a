package com.salesintelligence.resolve.normalise;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.Locale;

/** Text in any script as lower-case Latin words, single-spaced, without accents or marks. */
public final class Folding {

  /** Longer texts are no names; their beginning decides. */
  private static final int LONGEST = 256;

  private static final Transliterator TO_LATIN =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; [:M:] Remove; Lower");

  private Folding() {}

  public static String words(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String letters = plain(cut) ? cut.toLowerCase(Locale.ROOT) : latin(cut);
    var words = new StringBuilder(letters.length());
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        words.append(c);
      } else if (c != '\'' && c != '’' && c != '`' && separates(words)) {
        words.append(' ');
      }
    }
    return words.toString().stripTrailing();
  }

  private static boolean separates(StringBuilder words) {
    return !words.isEmpty() && words.charAt(words.length() - 1) != ' ';
  }

  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String latin(String text) {
    String composed = Normalizer.normalize(visible(text), Normalizer.Form.NFKC);
    return TO_LATIN.transliterate(composed);
  }

  /** Without marks of direction and width, which nobody sees. */
  private static String visible(String text) {
    return text.codePoints()
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
