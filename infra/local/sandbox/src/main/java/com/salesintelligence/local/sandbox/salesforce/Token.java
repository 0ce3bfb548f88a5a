package com.salesintelligence.local.sandbox.salesforce;

/** A word, text or sign of a SOQL query. */
record Token(Kind kind, String text) {
  enum Kind {
    WORD,
    TEXT,
    SIGN,
    END
  }

  boolean is(String word) {
    return kind != Kind.TEXT && text.equalsIgnoreCase(word);
  }
}
