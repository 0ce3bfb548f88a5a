package com.salesintelligence.resolve.normalise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A person's name in its parts, folded; a part that is not told is empty.
 *
 * @param generation jr, sr, ii …
 */
public record PersonName(String given, String surname, String generation) {

  private static final Set<String> TITLES =
      Set.of(
          "mr",
          "mrs",
          "ms",
          "miss",
          "mx",
          "dr",
          "prof",
          "professor",
          "sir",
          "dame",
          "lord",
          "lady",
          "herr",
          "frau",
          "dipl",
          "ing",
          "mag",
          "monsieur",
          "madame",
          "mme",
          "mlle",
          "sr",
          "sra",
          "srta",
          "don",
          "dona",
          "signor",
          "signora",
          "sheikh",
          "sheikha",
          "hon",
          "rev",
          "capt",
          "captain",
          "maj",
          "col");

  private static final Set<String> DEGREES =
      Set.of("phd", "md", "mba", "msc", "bsc", "esq", "cpa", "dds", "jd", "cfa", "pmp", "rn");

  private static final Set<String> PARTICLES =
      Set.of(
          "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le",
          "bin", "ibn", "al", "el", "ter", "ten", "zu", "zum", "st");

  /** From a name in one piece: "Given Surname" or "Surname, Given". */
  public static PersonName of(String full) {
    int comma = full.indexOf(',');
    if (comma > 0 && comma < full.length() - 1) {
      String after = Folding.words(full.substring(comma + 1));
      if (!generations(after).isEmpty() || DEGREES.contains(after)) {
        return of(full.substring(0, comma)).with(generations(after));
      }
      PersonName swapped = split(Folding.words(full.substring(comma + 1)), true);
      String surname = Folding.words(full.substring(0, comma));
      return new PersonName(
          join(swapped.given(), swapped.surname()), surname, swapped.generation());
    }
    return split(Folding.words(full), false);
  }

  private PersonName with(String told) {
    return told.isEmpty() ? this : new PersonName(given, surname, told);
  }

  private static PersonName split(String folded, boolean givenOnly) {
    var words = new ArrayList<>(List.of(folded.split(" ")));
    while (words.size() > 1 && TITLES.contains(words.getFirst())) {
      words.removeFirst();
    }
    String generation = "";
    while (words.size() > 1
        && (DEGREES.contains(words.getLast()) || !generations(words.getLast()).isEmpty())) {
      String last = words.removeLast();
      generation = generation.isEmpty() ? generations(last) : generation;
    }
    if (givenOnly || words.size() == 1) {
      return new PersonName(String.join(" ", words), "", generation);
    }
    int from = words.size() - 1;
    while (from > 1 && PARTICLES.contains(words.get(from - 1))) {
      from--;
    }
    return new PersonName(
        String.join(" ", words.subList(0, from)),
        String.join(" ", words.subList(from, words.size())),
        generation);
  }

  /** Empty when the word does not tell father from son. */
  private static String generations(String word) {
    return switch (word) {
      case "jr", "junior", "jnr" -> "jr";
      case "sr", "senior", "snr" -> "sr";
      case "ii", "2nd" -> "ii";
      case "iii", "3rd" -> "iii";
      case "iv", "4th" -> "iv";
      default -> "";
    };
  }

  private static String join(String a, String b) {
    return b.isEmpty() ? a : a + " " + b;
  }
}
