package com.salesintelligence.local.pubsub.filter;

record Token(Kind kind, String text, int position) {

  enum Kind {
    WORD,
    STRING,
    OPEN,
    CLOSE,
    DOT,
    COLON,
    COMMA,
    EQUAL,
    NOT_EQUAL,
    MINUS,
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
