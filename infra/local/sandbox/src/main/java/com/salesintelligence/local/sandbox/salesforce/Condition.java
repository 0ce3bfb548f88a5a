package com.salesintelligence.local.sandbox.salesforce;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of a row.
 *
 * @param bound no row before it can hold
 */
record Condition(Predicate<Row> holds, Bound bound) {
  static final Condition ANY = new Condition(_ -> true, Bound.NONE);

  static Condition of(Predicate<Row> holds) {
    return new Condition(holds, Bound.NONE);
  }

  static Condition comparison(Field field, String operator, Literal literal) {
    return new Condition(
        Comparison.of(field, operator, literal), bound(field, operator, literal.value()));
  }

  private static Bound bound(Field field, String operator, @Nullable Object value) {
    if (field.name().equals("SystemModstamp") && value instanceof Instant stamp) {
      return switch (operator) {
        case ">" -> new Bound(stamp, Bound.LAST, false);
        case ">=" -> new Bound(stamp, "", false);
        case "=" -> new Bound(stamp, "", true);
        default -> Bound.NONE;
      };
    }
    return field.name().equals("Id") && operator.equals(">") && value instanceof String id
        ? new Bound(null, id, false)
        : Bound.NONE;
  }

  Condition and(Condition other) {
    return new Condition(holds.and(other.holds), bound.and(other.bound));
  }

  Condition or(Condition other) {
    return new Condition(holds.or(other.holds), bound.or(other.bound));
  }

  Condition not() {
    return of(holds.negate());
  }
}
