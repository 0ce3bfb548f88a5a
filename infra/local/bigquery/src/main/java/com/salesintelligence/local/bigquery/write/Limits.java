package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.bigquery.catalog.TypeLimit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/**
 * Conversions into columns whose types have parameters: {@code STRING(10)}, {@code NUMERIC(10,2)}.
 */
final class Limits {

  private Limits() {}

  static Conversion of(Conversion inner, String column, TypeLimit limit) {
    return switch (limit) {
      case TypeLimit.Length length -> new Sized(inner, column, length);
      case TypeLimit.Digits digits -> new Rounded(inner, digits);
    };
  }

  private record Sized(Conversion inner, String column, TypeLimit.Length limit)
      implements Conversion {

    @Override
    public void check(byte[] bytes, long raw) {
      element(bytes, raw);
    }

    @Override
    public Object element(byte[] bytes, long raw) {
      Object value = inner.element(bytes, raw);
      long length =
          switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case byte[] blob -> blob.length;
            default -> 0;
          };
      if (length > limit.max()) {
        throw new BadValue(
            "Field %s: %s has maximum length %d but got a value with length %d"
                .formatted(column, limit.type(), limit.max(), length));
      }
      return value;
    }

    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      inner.append(appender, bytes, raw);
    }

    @Override
    public void hash(KeyHash hash, byte[] bytes, long raw) {
      inner.hash(hash, bytes, raw);
    }
  }

  private record Rounded(Conversion inner, TypeLimit.Digits limit) implements Conversion {

    @Override
    public void check(byte[] bytes, long raw) {
      element(bytes, raw);
    }

    @Override
    public BigDecimal element(byte[] bytes, long raw) {
      BigDecimal value = (BigDecimal) inner.element(bytes, raw);
      BigDecimal rounded = value.setScale(limit.scale(), RoundingMode.HALF_UP);
      if (rounded.precision() - rounded.scale() > limit.precision() - limit.scale()) {
        throw new BadValue(
            "%s has precision %d and scale %d but got a value that is out of range: %s"
                .formatted(limit.type(), limit.precision(), limit.scale(), value.toPlainString()));
      }
      return Decimals.stored(rounded);
    }

    @Override
    public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
      Decimals.append(appender, element(bytes, raw));
    }

    @Override
    public void hash(KeyHash hash, byte[] bytes, long raw) {
      hash.add(element(bytes, raw).toPlainString());
    }
  }
}
