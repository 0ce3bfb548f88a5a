package com.salesintelligence.local.sandbox.company;

import java.text.Normalizer;
import java.util.Locale;

/** Names as addresses and domains spell them. */
final class Spelling {
  private Spelling() {}

  /** Lower case ASCII; anything but letters, digits and dots is dropped. */
  static String plain(String text) {
    return ascii(text).replaceAll("[^a-z0-9.]", "");
  }

  /** As {@link #plain}, words joined by hyphens. */
  static String slug(String text) {
    return ascii(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String ascii(String text) {
    String spelled =
        text.replace("ß", "ss")
            .replace("ø", "o")
            .replace("Ø", "o")
            .replace("ł", "l")
            .replace("Ł", "l")
            .replace("ı", "i")
            .replace("æ", "ae")
            .replace("Æ", "ae");
    return Normalizer.normalize(spelled, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }
}
