package com.salesintelligence.local.pubsub.filter;

import com.salesintelligence.local.pubsub.filter.Token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Recursive descent over the tokens; AND and OR side by side need parentheses, as in Pub/Sub. */
final class FilterParser {

  private static final int MAX_BYTES = 256;

  private final List<Token> tokens;
  private int next;

  FilterParser(String expression) {
    if (expression.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new FilterSyntaxException("More than 256 bytes", MAX_BYTES);
    }
    this.tokens = new FilterLexer(expression).tokens();
  }

  Filter parse() {
    Filter filter = expression();
    if (peek().kind() != Kind.END) {
      throw unexpected("AND, OR or the end");
    }
    return filter;
  }

  private Filter expression() {
    Filter first = term();
    if (peek().isWord("AND")) {
      return new Filter.All(chain(first, "AND"));
    }
    return peek().isWord("OR") ? new Filter.Any(chain(first, "OR")) : first;
  }

  private List<Filter> chain(Filter first, String operator) {
    List<Filter> filters = new ArrayList<>(List.of(first));
    while (peek().isWord(operator)) {
      next++;
      filters.add(term());
    }
    if (peek().isWord("AND") || peek().isWord("OR")) {
      throw new FilterSyntaxException("AND and OR together need parentheses,", peek().position());
    }
    return filters;
  }

  private Filter term() {
    Token token = take();
    if (token.isWord("NOT") || token.kind() == Kind.MINUS) {
      return new Filter.Not(term());
    }
    if (token.kind() == Kind.OPEN) {
      Filter inner = expression();
      expect(Kind.CLOSE, "')'");
      return inner;
    }
    if (token.isWord("hasPrefix")) {
      return hasPrefix();
    }
    if (token.isWord("attributes")) {
      return comparison();
    }
    next--;
    throw unexpected("attributes, hasPrefix, NOT or '('");
  }

  private Filter hasPrefix() {
    expect(Kind.OPEN, "'('");
    if (!take().isWord("attributes")) {
      next--;
      throw unexpected("attributes");
    }
    expect(Kind.DOT, "'.'");
    String key = key();
    expect(Kind.COMMA, "','");
    String prefix = expect(Kind.STRING, "a string in double quotes").text();
    expect(Kind.CLOSE, "')'");
    return new Filter.HasPrefix(key, prefix);
  }

  private Filter comparison() {
    if (peek().kind() == Kind.COLON) {
      next++;
      return new Filter.HasKey(key());
    }
    expect(Kind.DOT, "'.' or ':'");
    String key = key();
    Token operator = take();
    if (operator.kind() != Kind.EQUAL && operator.kind() != Kind.NOT_EQUAL) {
      next--;
      throw unexpected("'=' or '!='");
    }
    String value = expect(Kind.STRING, "a string in double quotes").text();
    Filter equal = new Filter.Equal(key, value);
    return operator.kind() == Kind.EQUAL ? equal : new Filter.Not(equal);
  }

  private String key() {
    Token token = take();
    if (token.kind() != Kind.WORD && token.kind() != Kind.STRING) {
      next--;
      throw unexpected("an attribute's key");
    }
    return token.text();
  }

  private Token expect(Kind kind, String what) {
    if (peek().kind() != kind) {
      throw unexpected(what);
    }
    return take();
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private FilterSyntaxException unexpected(String wanted) {
    return new FilterSyntaxException("Expected " + wanted, peek().position());
  }
}
