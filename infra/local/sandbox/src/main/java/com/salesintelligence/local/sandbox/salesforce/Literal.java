package com.salesintelligence.local.sandbox.salesforce;

import com.salesintelligence.local.sandbox.http.Refusal;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A value in a query, already of the type of the field that it is compared with. */
record Literal(@Nullable Object value) {
  static Literal of(Token token, Field field) {
    if (token.is("null")) {
      return new Literal(null);
    }
    return switch (field.type()) {
      case TEXT -> new Literal(text(token, field));
      case BOOLEAN -> new Literal(flag(token, field));
      case NUMBER -> new Literal(number(token, field));
      case DATE -> new Literal(date(token, field));
      case DATETIME -> new Literal(time(token, field));
    };
  }

  static String text(Token token, Field field) {
    if (token.kind() != Token.Kind.TEXT) {
      throw wrong(field, token, "text in single quotes");
    }
    return token.text();
  }

  private static Boolean flag(Token token, Field field) {
    if (!token.is("true") && !token.is("false")) {
      throw wrong(field, token, "true or false");
    }
    return token.is("true");
  }

  private static BigDecimal number(Token token, Field field) {
    try {
      if (token.kind() == Token.Kind.WORD) {
        return new BigDecimal(token.text());
      }
    } catch (NumberFormatException _) {
      // Refused below, as is anything else that is no number.
    }
    throw wrong(field, token, "a number");
  }

  private static String date(Token token, Field field) {
    try {
      if (token.kind() == Token.Kind.WORD) {
        return LocalDate.parse(token.text()).toString();
      }
    } catch (DateTimeException _) {
      // Refused below.
    }
    throw wrong(field, token, "a date such as 2026-11-20, without quotes");
  }

  private static Object time(Token token, Field field) {
    if (token.kind() == Token.Kind.WORD) {
      var time = Times.parse(token.text());
      if (time != null) {
        return time;
      }
    }
    throw wrong(field, token, "a time such as 2026-11-20T05:30:00Z, without quotes");
  }

  private static Refusal wrong(Field field, Token token, String expected) {
    return SalesforceError.INVALID_FIELD.refusal(
        "filter criteria for field '%s': value '%s' must be %s"
            .formatted(field.name(), token.text(), expected));
  }
}
