package com.salesintelligence.local.bigquery.catalog;

import com.salesintelligence.local.googlesql.ColumnSchema;
import com.salesintelligence.local.googlesql.SqlType;
import java.util.Optional;

/** What the parameters of a column's type allow: {@code STRING(10)}, {@code NUMERIC(10,2)}. */
public sealed interface TypeLimit {

  /**
   * Characters of a STRING or bytes of BYTES.
   *
   * @param type as errors write it, for example {@code STRING(10)}
   */
  record Length(String type, long max) implements TypeLimit {}

  /** Digits of a NUMERIC, and how many of them follow the point. */
  record Digits(String type, int precision, int scale) implements TypeLimit {}

  /** Nothing where the type has no parameters; refuses parameters that do not fit their type. */
  static Optional<TypeLimit> of(ColumnSchema column) {
    if (column.parameters().isEmpty()) {
      return Optional.empty();
    }
    SqlType type = elementOf(column.type());
    String text = type.googleSql() + "(" + column.parameters().replace(",", ", ") + ")";
    try {
      String[] parts = column.parameters().split(",");
      long first = Long.parseLong(parts[0].strip());
      int second = parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0;
      if (type == SqlType.Scalar.NUMERIC && isNumeric(first, second)) {
        return Optional.of(new Digits(text, (int) first, second));
      }
      boolean sized = type == SqlType.Scalar.STRING || type == SqlType.Scalar.BYTES;
      if (sized && first > 0 && parts.length == 1) {
        return Optional.of(new Length(text, first));
      }
    } catch (NumberFormatException e) {
      throw ApiError.invalid("Field " + column.name() + " has an invalid type: " + text);
    }
    throw ApiError.invalid("Field " + column.name() + " has an invalid type: " + text);
  }

  private static boolean isNumeric(long precision, int scale) {
    return scale >= 0 && scale <= 9 && precision >= Math.max(1, scale) && precision <= scale + 29;
  }

  static SqlType elementOf(SqlType type) {
    return type instanceof SqlType.Array array ? array.element() : type;
  }
}
