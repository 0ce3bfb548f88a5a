package com.salesintelligence.resolve.normalise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The name of a company without what tells its legal form only. */
public final class CompanyNames {

  private static final Set<String> ONE_WORD = new HashSet<>();
  private static final Set<String> MORE_WORDS = new HashSet<>();

  static {
    for (List<String> spellings : Tables.legalForms()) {
      for (String spelling : spellings) {
        (spelling.indexOf(' ') < 0 ? ONE_WORD : MORE_WORDS).add(spelling);
      }
    }
  }

  private CompanyNames() {}

  /** A name that is nothing but a legal form stays as it is. */
  public static String core(String written) {
    String folded = Folding.words(written.replace("&", " and "));
    var words = new ArrayList<>(List.of(folded.split(" ")));
    while (words.size() > 1 && dropsForm(words)) {
      // Each turn leaves fewer words.
    }
    if (words.size() > 1 && words.getFirst().equals("the")) {
      words.removeFirst();
    }
    return String.join(" ", words);
  }

  private static boolean dropsForm(List<String> words) {
    int n = words.size();
    for (int length = Math.min(4, n - 1); length > 1; length--) {
      if (MORE_WORDS.contains(String.join(" ", words.subList(n - length, n)))) {
        words.subList(n - length, n).clear();
        return true;
      }
    }
    if (ONE_WORD.contains(words.getLast())) {
      words.removeLast();
      return true;
    }
    return false;
  }
}
