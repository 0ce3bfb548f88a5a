package com.salesintelligence.local.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;

/** Splits a SOQL query into tokens. */
final class Lexer {
  private final String soql;
  private int at;

  private Lexer(String soql) {
    this.soql = soql;
  }

  static List<Token> tokens(String soql) {
    return new Lexer(soql).all();
  }

  private List<Token> all() {
    var tokens = new ArrayList<Token>();
    while (true) {
      while (at < soql.length() && Character.isWhitespace(soql.charAt(at))) {
        at++;
      }
      if (at == soql.length()) {
        tokens.add(new Token(Token.Kind.END, "<EOF>"));
        return tokens;
      }
      tokens.add(next());
    }
  }

  private Token next() {
    char c = soql.charAt(at);
    if (c == '\'') {
      return text();
    }
    if (word(c)) {
      int start = at;
      while (at < soql.length() && word(soql.charAt(at))) {
        at++;
      }
      return new Token(Token.Kind.WORD, soql.substring(start, at));
    }
    return sign();
  }

  /** Names, numbers and times; a time may hold colons and a plus sign. */
  private static boolean word(char c) {
    return Character.isLetterOrDigit(c) || "_.:+-".indexOf(c) >= 0;
  }

  private Token sign() {
    for (String sign : List.of("<=", ">=", "!=", "<>", "(", ")", ",", "=", "<", ">")) {
      if (soql.startsWith(sign, at)) {
        at += sign.length();
        return new Token(Token.Kind.SIGN, sign.equals("<>") ? "!=" : sign);
      }
    }
    throw SalesforceError.MALFORMED_QUERY.refusal(
        "unexpected character '%s' at position %d".formatted(soql.charAt(at), at + 1));
  }

  private Token text() {
    var text = new StringBuilder();
    int start = at++;
    while (at < soql.length() && soql.charAt(at) != '\'') {
      boolean escaped = soql.charAt(at) == '\\' && at + 1 < soql.length();
      text.append(escaped ? unescaped(soql.charAt(++at)) : String.valueOf(soql.charAt(at)));
      at++;
    }
    if (at >= soql.length()) {
      throw SalesforceError.MALFORMED_QUERY.refusal(
          "the text that begins at position %d has no closing quote".formatted(start + 1));
    }
    at++;
    return new Token(Token.Kind.TEXT, text.toString());
  }

  private static String unescaped(char c) {
    return switch (c) {
      case 'n', 'N' -> "\n";
      case 'r', 'R' -> "\r";
      case 't', 'T' -> "\t";
      // Kept for LIKE, where they stand for the sign itself.
      case '%', '_' -> "\\" + c;
      default -> String.valueOf(c);
    };
  }
}
