package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the part of SOQL that the sandbox knows, and refuses the rest in words: {@code SELECT
 * fields FROM object [WHERE …] [ORDER BY …] [LIMIT n] [OFFSET n]}.
 */
final class SoqlParser {
  private static final Set<String> UNKNOWN =
      Set.of("group", "having", "for", "with", "using", "all", "update");

  private static final int MOST_OFFSET = 2_000;

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
    var fields =
        counts
            ? List.<Field>of()
            : names.stream().flatMap(name -> fields(type, name).stream()).distinct().toList();
    Condition condition = skip("WHERE") ? either(type) : Condition.ANY;
    var order = order(type);
    int limit = skip("LIMIT") ? number("LIMIT") : Integer.MAX_VALUE;
    int offset = skip("OFFSET") ? number("OFFSET") : 0;
    if (offset > MOST_OFFSET) {
      throw SalesforceError.NUMBER_OUTSIDE_VALID_RANGE.refusal(
          "Maximum SOQL offset allowed is " + MOST_OFFSET);
    }
    end();
    return new Query(type, fields, counts, condition, order, limit, offset);
  }

  private List<String> selected() {
    var names = new ArrayList<String>();
    do {
      String name = word("the name of a field");
      if (skip("(")) {
        if (name.equalsIgnoreCase("FIELDS")
            && (skip("ALL") || skip("STANDARD") || skip("CUSTOM"))) {
          names.add("FIELDS(" + tokens.get(at - 1).text().toUpperCase(Locale.ROOT) + ")");
          expect(")");
          continue;
        }
        if (!name.equalsIgnoreCase("COUNT") || !skip(")")) {
          throw malformed("of the functions in SELECT the sandbox knows COUNT() only, not " + name);
        }
        name = "COUNT()";
      }
      names.add(name);
    } while (skip(","));
    return names;
  }

  /** The fields of a list of names, as a call names them. */
  static List<Field> fields(ObjectType type, List<String> names) {
    return names.stream().map(name -> field(type, name.trim())).toList();
  }

  private static List<Field> fields(ObjectType type, String name) {
    return switch (name) {
      case "FIELDS(ALL)" -> type.fields();
      case "FIELDS(STANDARD)" -> type.fields().stream().filter(field -> !field.custom()).toList();
      case "FIELDS(CUSTOM)" -> type.fields().stream().filter(Field::custom).toList();
      default -> List.of(field(type, name));
    };
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

  private Condition either(ObjectType type) {
    Condition condition = both(type);
    while (skip("OR")) {
      condition = condition.or(both(type));
    }
    return condition;
  }

  private Condition both(ObjectType type) {
    Condition condition = one(type);
    while (skip("AND")) {
      condition = condition.and(one(type));
    }
    return condition;
  }

  private Condition one(ObjectType type) {
    if (skip("NOT")) {
      return one(type).not();
    }
    if (skip("(")) {
      var condition = either(type);
      expect(")");
      return condition;
    }
    var field = field(type, word("a field or an opening parenthesis"));
    return comparison(field);
  }

  private Condition comparison(Field field) {
    if (skip("IN")) {
      return Condition.of(Comparison.in(field, list(field)));
    }
    if (skip("NOT")) {
      expect("IN");
      return Condition.of(Comparison.in(field, list(field)).negate());
    }
    if (skip("LIKE")) {
      return Condition.of(Comparison.like(field, Literal.text(take(), field)));
    }
    Token operator = take();
    if (!Set.of("=", "!=", "<", "<=", ">", ">=").contains(operator.text())) {
      throw malformed("unexpected token: '" + operator.text() + "' after " + field.name());
    }
    return Condition.comparison(field, operator.text(), Literal.of(take(), field));
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

  private Order order(ObjectType type) {
    if (!skip("ORDER")) {
      return Order.NONE;
    }
    expect("BY");
    Order order = next(type);
    while (skip(",")) {
      order = order.then(next(type));
    }
    return order;
  }

  private Order next(ObjectType type) {
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
    return new Order(
        List.of(field.name()), descending, Comparison.order(field, descending, nullsLast));
  }

  private int number(String what) {
    Token token = take();
    if (!token.text().matches("\\d{1,9}")) {
      throw malformed(what + " needs a number, not '" + token.text() + "'");
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
