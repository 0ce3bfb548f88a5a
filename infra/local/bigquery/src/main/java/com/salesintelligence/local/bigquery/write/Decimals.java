package com.salesintelligence.local.bigquery.write;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** NUMERIC: 38 digits, 9 of them after the point. */
enum Decimals implements Conversion {
  TEXT {
    @Override
    BigDecimal parse(byte[] bytes, long raw) {
      String text = Texts.text(bytes, raw);
      try {
        return new BigDecimal(text.strip());
      } catch (NumberFormatException e) {
        throw new BadValue("Invalid NUMERIC value: " + text);
      }
    }
  },
  ENCODED {
    @Override
    BigDecimal parse(byte[] bytes, long raw) {
      return Decimals.decoded(bytes, raw, Decimals.SCALE);
    }
  },
  INTEGER {
    @Override
    BigDecimal parse(byte[] bytes, long raw) {
      return BigDecimal.valueOf(raw);
    }
  },
  DOUBLE {
    @Override
    BigDecimal parse(byte[] bytes, long raw) {
      double value = Double.longBitsToDouble(raw);
      if (!Double.isFinite(value)) {
        throw new BadValue("Invalid NUMERIC value: " + value);
      }
      return BigDecimal.valueOf(value).setScale(Decimals.SCALE, RoundingMode.HALF_UP);
    }
  };

  private static final int SCALE = 9;
  private static final int PRECISION = 38;

  abstract BigDecimal parse(byte[] bytes, long raw);

  /** A number in two's complement, its lowest byte first. */
  static BigDecimal decoded(byte[] bytes, long raw, int scale) {
    byte[] little = Texts.copy(bytes, raw);
    byte[] big = new byte[little.length];
    for (int i = 0; i < little.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    return big.length == 0 ? BigDecimal.ZERO : new BigDecimal(new BigInteger(big), scale);
  }

  @Override
  public void check(byte[] bytes, long raw) {
    element(bytes, raw);
  }

  @Override
  public BigDecimal element(byte[] bytes, long raw) {
    BigDecimal value = parse(bytes, raw);
    if (value.stripTrailingZeros().scale() > SCALE) {
      throw new BadValue("Invalid NUMERIC value: " + value + " has more than 9 decimal digits");
    }
    if ((long) value.precision() - value.scale() > PRECISION - SCALE) {
      throw new BadValue("Invalid NUMERIC value: out of range");
    }
    return stored(value);
  }

  /** A value as the column holds it. */
  static BigDecimal stored(BigDecimal value) {
    return value.setScale(SCALE, RoundingMode.UNNECESSARY);
  }

  @Override
  public void append(DuckDBAppender appender, byte[] bytes, long raw) throws SQLException {
    append(appender, element(bytes, raw));
  }

  static void append(DuckDBAppender appender, BigDecimal stored) throws SQLException {
    BigInteger unscaled = stored.unscaledValue();
    appender.appendDecimal(unscaled.longValue(), unscaled.shiftRight(64).longValue());
  }

  @Override
  public void hash(KeyHash hash, byte[] bytes, long raw) {
    hash.add(element(bytes, raw).toPlainString());
  }
}
