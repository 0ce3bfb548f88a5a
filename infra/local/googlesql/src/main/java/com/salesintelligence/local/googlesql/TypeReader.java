package com.salesintelligence.local.googlesql;

import com.salesintelligence.local.googlesql.SqlType.Field;
import com.salesintelligence.local.googlesql.SqlType.Scalar;
import java.util.ArrayList;
import java.util.Locale;

/** Reads the text of a type, for example {@code ARRAY<STRUCT<a INT64, b STRING>>}. */
final class TypeReader {
  private final String text;
  private int at;

  TypeReader(String text) {
    this.text = text;
  }

  SqlType read() {
    SqlType type = type();
    skipSpace();
    if (at != text.length()) {
      throw invalid();
    }
    return type;
  }

  private SqlType type() {
    String word = word().toUpperCase(Locale.ROOT);
    return switch (word) {
      case "ARRAY" -> {
        expect('<');
        SqlType element = type();
        expect('>');
        yield new SqlType.Array(element);
      }
      case "STRUCT", "RECORD" -> struct();
      case "RANGE" -> {
        expect('<');
        SqlType bound = type();
        expect('>');
        yield Scalar.rangeOf(bound);
      }
      case "INTEGER", "INT", "BIGINT", "SMALLINT", "TINYINT", "BYTEINT" -> Scalar.INT64;
      case "FLOAT" -> Scalar.FLOAT64;
      case "BOOLEAN" -> Scalar.BOOL;
      case "DECIMAL" -> Scalar.NUMERIC;
      case "BIGDECIMAL" -> Scalar.BIGNUMERIC;
      default -> scalar(word);
    };
  }

  private SqlType struct() {
    var fields = new ArrayList<Field>();
    expect('<');
    while (!accept('>')) {
      if (!fields.isEmpty()) {
        expect(',');
      }
      fields.add(field());
    }
    return new SqlType.Struct(fields);
  }

  private Field field() {
    int start = at;
    word();
    skipSpace();
    boolean named = at < text.length() && "<,>".indexOf(text.charAt(at)) < 0;
    at = start;
    return new Field(named ? word() : "", type());
  }

  private SqlType scalar(String word) {
    for (Scalar scalar : Scalar.values()) {
      if (scalar.name().equals(word)) {
        return scalar;
      }
    }
    throw invalid();
  }

  private String word() {
    skipSpace();
    int start = at;
    while (at < text.length() && "<>, ".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return word.startsWith("`") ? word.replace("`", "") : word;
  }

  private boolean accept(char c) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw invalid();
    }
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private SqlError invalid() {
    return SqlError.invalid("Invalid type: " + text);
  }
}
