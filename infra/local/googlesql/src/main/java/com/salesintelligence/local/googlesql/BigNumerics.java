package com.salesintelligence.local.googlesql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * BIGNUMERIC as a text that sorts as the numbers do: a sign ({@code 1} or, for negative numbers,
 * {@code 0}) and 77 digits, 38 of them decimals; those of a negative number are nine's complements.
 */
public final class BigNumerics {
  private static final int DECIMALS = 38;
  private static final int DIGITS = 77;
  private static final BigInteger NINES = BigInteger.TEN.pow(DIGITS).subtract(BigInteger.ONE);

  /** BIGNUMERIC is a 256-bit integer of units of 10^-38. */
  private static final BigInteger MAX = BigInteger.TWO.pow(255).subtract(BigInteger.ONE);

  private static final BigInteger MIN = BigInteger.TWO.pow(255).negate();

  private BigNumerics() {}

  /** Rounds to 38 decimals, half away from zero. */
  public static String encode(BigDecimal number) {
    BigInteger units = number.setScale(DECIMALS, RoundingMode.HALF_UP).unscaledValue();
    if (units.compareTo(MAX) > 0 || units.compareTo(MIN) < 0) {
      throw new IllegalArgumentException("BIGNUMERIC overflow: " + number.toPlainString());
    }
    boolean negative = units.signum() < 0;
    String digits = (negative ? NINES.add(units) : units).toString();
    return (negative ? "0" : "1") + "0".repeat(DIGITS - digits.length()) + digits;
  }

  public static BigDecimal decode(String code) {
    var digits = new BigInteger(code.substring(1));
    BigInteger units = code.charAt(0) == '0' ? digits.subtract(NINES) : digits;
    return new BigDecimal(units, DECIMALS);
  }

  /** As BigQuery writes the number: no needless zeros, no exponent. */
  public static String text(String code) {
    BigDecimal number = decode(code);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
