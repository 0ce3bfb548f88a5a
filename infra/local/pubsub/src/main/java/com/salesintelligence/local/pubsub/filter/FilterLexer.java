package com.salesintelligence.local.pubsub.filter;

import com.salesintelligence.local.pubsub.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into words, string literals and signs. */
final class FilterLexer {

  private final String text;
  private int at;

  FilterLexer(String text) {
    this.text = text;
  }

  List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    skipSpace();
    while (at < text.length()) {
      tokens.add(token());
      skipSpace();
    }
    tokens.add(new Token(Kind.END, "", at));
    return tokens;
  }

  private Token token() {
    int start = at;
    char c = text.charAt(at);
    if (c == '"') {
      return new Token(Kind.STRING, string(), start);
    }
    if (isWordStart(c)) {
      return new Token(Kind.WORD, word(), start);
    }
    if (text.startsWith("!=", at)) {
      at += 2;
      return new Token(Kind.NOT_EQUAL, "!=", start);
    }
    at++;
    return new Token(sign(c), String.valueOf(c), start);
  }

  private Kind sign(char c) {
    return switch (c) {
      case '(' -> Kind.OPEN;
      case ')' -> Kind.CLOSE;
      case '.' -> Kind.DOT;
      case ':' -> Kind.COLON;
      case ',' -> Kind.COMMA;
      case '=' -> Kind.EQUAL;
      case '-' -> Kind.MINUS;
      default -> throw new FilterSyntaxException("Unexpected '" + c + "'", at - 1);
    };
  }

  private String word() {
    int start = at;
    while (at < text.length() && (isWordStart(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return text.substring(start, at);
  }

  private String string() {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '"') {
      char c = text.charAt(at++);
      if (c == '\\') {
        escape(value);
      } else {
        value.append(c);
      }
    }
    if (at >= text.length()) {
      throw new FilterSyntaxException("A string without its closing quote", start);
    }
    at++;
    return value.toString();
  }

  private void escape(StringBuilder value) {
    char c = at < text.length() ? text.charAt(at++) : '\0';
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case '"', '\\', '\'' -> value.append(c);
      case 'x' -> value.appendCodePoint(digits(2, 16));
      case 'u' -> value.appendCodePoint(digits(4, 16));
      case '0', '1', '2', '3' -> {
        at--;
        value.appendCodePoint(digits(3, 8));
      }
      default -> throw new FilterSyntaxException("Unknown escape", at - 1);
    }
  }

  private int digits(int count, int radix) {
    int end = at + count;
    int code = 0;
    while (at < end) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), radix) : -1;
      if (digit < 0) {
        throw new FilterSyntaxException("Expected " + count + " digits of base " + radix, at);
      }
      code = code * radix + digit;
      at++;
    }
    return code;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isWordStart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
