package com.salesintelligence.local.sandbox.salesforce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares fields with values; a value of the wrong shape equals nothing. */
final class Comparison {
  private Comparison() {}

  static Predicate<Row> of(Field field, String operator, Literal literal) {
    Object wanted = literal.value();
    return switch (operator) {
      case "=" -> row -> equal(field, row.value(field), wanted);
      case "!=" -> row -> !equal(field, row.value(field), wanted);
      case "<" -> row -> compare(field, row, wanted, sign -> sign < 0);
      case "<=" -> row -> compare(field, row, wanted, sign -> sign <= 0);
      case ">" -> row -> compare(field, row, wanted, sign -> sign > 0);
      default -> row -> compare(field, row, wanted, sign -> sign >= 0);
    };
  }

  static Predicate<Row> in(Field field, List<Literal> literals) {
    return row ->
        literals.stream().anyMatch(literal -> equal(field, row.value(field), literal.value()));
  }

  static Predicate<Row> like(Field field, String pattern) {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean escaped = c == '\\' && i + 1 < pattern.length();
      if (escaped) {
        c = pattern.charAt(++i);
      }
      regex.append(
          !escaped && c == '%'
              ? ".*"
              : !escaped && c == '_' ? "." : Pattern.quote(String.valueOf(c)));
    }
    var compiled =
        Pattern.compile(
            regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    return row -> row.value(field) instanceof String text && compiled.matcher(text).matches();
  }

  static Comparator<Row> order(Field field, boolean descending, boolean nullsLast) {
    Comparator<Comparable<Object>> values =
        descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(
        row -> key(field, row),
        nullsLast ? Comparator.nullsLast(values) : Comparator.nullsFirst(values));
  }

  @SuppressWarnings("unchecked") // Keys of one field are all of one type.
  private static @Nullable Comparable<Object> key(Field field, Row row) {
    return (Comparable<Object>) comparable(field, row.value(field));
  }

  private static boolean equal(Field field, @Nullable Object value, @Nullable Object wanted) {
    if (value == null || wanted == null) {
      return value == null && wanted == null;
    }
    var left = comparable(field, value);
    if (left instanceof String text && wanted instanceof String other) {
      return isId(field) ? sameId(text, other) : text.equalsIgnoreCase(other);
    }
    return left != null && sign(left, wanted) == 0;
  }

  private static boolean isId(Field field) {
    return field.name().endsWith("Id");
  }

  /** An id may be written with 15 or with 18 characters. */
  private static boolean sameId(String one, String other) {
    boolean full = one.length() >= 15 && other.length() >= 15;
    return full ? one.substring(0, 15).equals(other.substring(0, 15)) : one.equals(other);
  }

  private static boolean compare(
      Field field, Row row, @Nullable Object wanted, IntPredicate holds) {
    var left = comparable(field, row.value(field));
    return left != null && wanted != null && holds.test(sign(left, wanted));
  }

  @SuppressWarnings("unchecked") // Both were made for the same field.
  private static int sign(Comparable<?> left, Object right) {
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static @Nullable Comparable<?> comparable(Field field, @Nullable Object value) {
    return switch (field.type()) {
      case TEXT, DATE -> value instanceof String text ? text : null;
      case BOOLEAN -> value instanceof Boolean flag ? flag : null;
      case NUMBER -> value instanceof Number number ? new BigDecimal(number.toString()) : null;
      case DATETIME -> value instanceof Instant time ? time : null;
    };
  }
}
