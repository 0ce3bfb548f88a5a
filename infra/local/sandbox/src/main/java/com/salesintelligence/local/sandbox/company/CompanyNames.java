package com.salesintelligence.local.sandbox.company;

import java.util.List;

/** Invented company names; no two are the same, nor are their domains. */
final class CompanyNames {
  private static final Tables TABLES = Tables.of("companies.txt");
  private static final List<String> PREFIXES = TABLES.get("prefixes");
  private static final List<String> SUFFIXES = TABLES.get("suffixes");
  private static final int STRIDE = 1_009;

  private final int offset;

  record Named(String name, String industry, String domain) {}

  CompanyNames(Dice dice) {
    this.offset = dice.below(count());
  }

  static int count() {
    return PREFIXES.size() * SUFFIXES.size();
  }

  /** STRIDE is prime and no divisor of the count, so that no combination comes twice. */
  Named get(int index) {
    if (index >= count()) {
      throw new IllegalArgumentException("There are names for " + count() + " accounts only");
    }
    int combination = (int) ((offset + (long) index * STRIDE) % count());
    String prefix = PREFIXES.get(combination % PREFIXES.size());
    String[] suffix = SUFFIXES.get(combination / PREFIXES.size()).split("\\|", -1);
    String name = prefix + " " + suffix[0];
    return new Named(name, suffix[1], Spelling.slug(name) + ".example");
  }
}
