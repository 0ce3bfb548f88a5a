package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.googlesql.BigNumerics;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** BIGNUMERIC: 76 digits and some, 38 of them after the point; stored as text that sorts. */
enum BigDecimals implements Conversion {
  TEXT(Decimals.TEXT),
  INTEGER(Decimals.INTEGER),
  DOUBLE(Decimals.DOUBLE),
  ENCODED(Decimals.ENCODED) {
    @Override
    BigDecimal parse(byte[] bytes, long raw) {
      return Decimals.decoded(bytes, raw, 38);
    }
  };

  private final Decimals form;

  BigDecimals(Decimals form) {
    this.form = form;
  }

  BigDecimal parse(byte[] bytes, long raw) {
    return form.parse(bytes, raw);
  }

  @Override
  public void check(byte[] bytes, long raw) {
    element(bytes, raw);
  }

  @Override
  public String element(byte[] bytes, long raw) {
    BigDecimal value = parse(bytes, raw);
    if ((long) value.precision() - value.scale() > 39 || value.scale() > 10_000) {
      throw new BadValue("Invalid BIGNUMERIC value: out of range");
    }
    try {
      return BigNumerics.encode(value);
    } catch (IllegalArgumentException e) {
      throw new BadValue("Invalid BIGNUMERIC value: out of range");
    }
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    appender.append(element(bytes, raw));
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.add(element(bytes, raw));
  }
}
