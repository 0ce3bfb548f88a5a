package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the part of SOQL that the sandbox knows, and refuses the rest in words: {@code SELECT
 * fields FROM object [WHERE …] [ORDER BY …] [LIMIT n]}.
 */
final class SoqlParser {
  private static final Set<String> UNKNOWN =
      Set.of("group", "having", "offset", "for", "with", "using", "all", "update");

  private final List<Token> tokens;
  private int at;

  private SoqlParser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Query parse(String soql) {
    return new SoqlParser(Lexer.tokens(soql)).query();
  }

  private Query query() {
    expect("SELECT");
    var names = selected();
    expect("FROM");
    String object = word("the name of an object");
    var type =
        ObjectType.named(object)
            .orElseThrow(
                () ->
                    SalesforceError.INVALID_TYPE.refusal(
                        "sObject type '%s' is not supported.".formatted(object)));
    boolean counts = names.equals(List.of("COUNT()"));
    var fields = counts ? List.<Field>of() : names.stream().map(name -> field(type, name)).toList();
    Predicate<Row> condition = skip("WHERE") ? either(type) : _ -> true;
    Comparator<Row> order = order(type);
    int limit = skip("LIMIT") ? number() : Integer.MAX_VALUE;
    end();
    return new Query(type, fields, counts, condition, order, limit);
  }

  private List<String> selected() {
    var names = new ArrayList<String>();
    do {
      String name = word("the name of a field");
      if (skip("(")) {
        if (!name.equalsIgnoreCase("COUNT") || !skip(")")) {
          throw malformed("of the functions in SELECT the sandbox knows COUNT() only, not " + name);
        }
        name = "COUNT()";
      }
      names.add(name);
    } while (skip(","));
    return names;
  }

  private static Field field(ObjectType type, String name) {
    String plain =
        name.regionMatches(true, 0, type.label() + ".", 0, type.label().length() + 1)
            ? name.substring(type.label().length() + 1)
            : name;
    if (plain.contains(".")) {
      throw malformed("the sandbox knows no relationships; select the id field instead of " + name);
    }
    return type.field(plain)
        .orElseThrow(
            () ->
                SalesforceError.INVALID_FIELD.refusal(
                    ("No such column '%s' on entity '%s'. If you are attempting to use a custom field, be sure to"
                            + " append the '__c' after the custom field name. Please reference your WSDL or the"
                            + " describe call for the appropriate names.")
                        .formatted(plain, type.label())));
  }

  private Predicate<Row> either(ObjectType type) {
    Predicate<Row> condition = both(type);
    while (skip("OR")) {
      condition = condition.or(both(type));
    }
    return condition;
  }

  private Predicate<Row> both(ObjectType type) {
    Predicate<Row> condition = one(type);
    while (skip("AND")) {
      condition = condition.and(one(type));
    }
    return condition;
  }

  private Predicate<Row> one(ObjectType type) {
    if (skip("NOT")) {
      return one(type).negate();
    }
    if (skip("(")) {
      var condition = either(type);
      expect(")");
      return condition;
    }
    var field = field(type, word("a field or an opening parenthesis"));
    return comparison(field);
  }

  private Predicate<Row> comparison(Field field) {
    if (skip("IN")) {
      return Comparison.in(field, list(field));
    }
    if (skip("NOT")) {
      expect("IN");
      return Comparison.in(field, list(field)).negate();
    }
    if (skip("LIKE")) {
      return Comparison.like(field, Literal.text(take(), field));
    }
    Token operator = take();
    if (!Set.of("=", "!=", "<", "<=", ">", ">=").contains(operator.text())) {
      throw malformed("unexpected token: '" + operator.text() + "' after " + field.name());
    }
    return Comparison.of(field, operator.text(), Literal.of(take(), field));
  }

  private List<Literal> list(Field field) {
    expect("(");
    var literals = new ArrayList<Literal>();
    do {
      literals.add(Literal.of(take(), field));
    } while (skip(","));
    expect(")");
    return literals;
  }

  private Comparator<Row> order(ObjectType type) {
    if (!skip("ORDER")) {
      return (_, _) -> 0;
    }
    expect("BY");
    Comparator<Row> order = next(type);
    while (skip(",")) {
      order = order.thenComparing(next(type));
    }
    return order;
  }

  private Comparator<Row> next(ObjectType type) {
    var field = field(type, word("the name of a field"));
    boolean descending = skip("DESC");
    if (!descending) {
      skip("ASC");
    }
    boolean nullsLast = false;
    if (skip("NULLS")) {
      nullsLast = skip("LAST");
      if (!nullsLast) {
        expect("FIRST");
      }
    }
    return Comparison.order(field, descending, nullsLast);
  }

  private int number() {
    Token token = take();
    if (!token.text().matches("\\d{1,9}")) {
      throw malformed("LIMIT needs a number, not '" + token.text() + "'");
    }
    return Integer.parseInt(token.text());
  }

  private void end() {
    Token token = take();
    if (token.kind() == Token.Kind.END) {
      return;
    }
    boolean known = UNKNOWN.contains(token.text().toLowerCase(Locale.ROOT));
    throw malformed(
        known
            ? "the sandbox does not know " + token.text().toUpperCase(Locale.ROOT)
            : "unexpected token: '" + token.text() + "'");
  }

  private String word(String expected) {
    Token token = take();
    if (token.kind() != Token.Kind.WORD) {
      throw malformed("unexpected token: '" + token.text() + "'; expected " + expected);
    }
    return token.text();
  }

  private void expect(String text) {
    Token token = take();
    if (!token.is(text)) {
      throw malformed("unexpected token: '" + token.text() + "'; expected " + text);
    }
  }

  private boolean skip(String text) {
    boolean there = tokens.get(at).is(text);
    at += there ? 1 : 0;
    return there;
  }

  private Token take() {
    Token token = tokens.get(at);
    at += token.kind() == Token.Kind.END ? 0 : 1;
    return token;
  }

  private static Refusal malformed(String message) {
    return SalesforceError.MALFORMED_QUERY.refusal(message);
  }
}
