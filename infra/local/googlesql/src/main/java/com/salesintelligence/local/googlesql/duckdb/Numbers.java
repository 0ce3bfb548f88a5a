package com.salesintelligence.local.googlesql.duckdb;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers: their texts and exact decimal arithmetic. */
final class Numbers {
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(29);

  private Numbers() {}

  static Long int64(String text) {
    String digits = text.strip();
    try {
      boolean negative = digits.startsWith("-");
      String unsigned = negative || digits.startsWith("+") ? digits.substring(1) : digits;
      if (!unsigned.chars().allMatch(c -> c < 128)) {
        throw new NumberFormatException("digits of another script");
      }
      if (unsigned.startsWith("0x") || unsigned.startsWith("0X")) {
        return Long.parseLong((negative ? "-" : "") + unsigned.substring(2), 16);
      }
      return Long.parseLong(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Bad int64 value: " + text, e);
    }
  }

  static Double float64(String text) {
    String number = text.strip().toLowerCase(Locale.ROOT);
    switch (number) {
      case "nan", "+nan", "-nan":
        return Double.NaN;
      case "inf", "+inf", "infinity", "+infinity":
        return Double.POSITIVE_INFINITY;
      case "-inf", "-infinity":
        return Double.NEGATIVE_INFINITY;
      default:
    }
    try {
      if (number.matches("[-+0-9.e]+")) {
        return Double.valueOf(number);
      }
      if (number.matches("[-+]?0x[0-9a-f.]+(p[-+]?[0-9]+)?")) {
        return Double.valueOf(number.contains("p") ? number : number + "p0");
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Bad double value: " + text, e);
    }
    throw new IllegalArgumentException("Bad double value: " + text);
  }

  static BigDecimal numeric(String text) {
    try {
      return checked(new BigDecimal(text.strip()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Invalid NUMERIC value: " + text, e);
    }
  }

  static Boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("Bad bool value: " + text);
    };
  }

  /** A text that reads back as the same number: 1, 0.1, 1e+20, inf, nan. */
  static String text(Double value) {
    double number = value;
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return "0";
    }
    // As C's %.15g, or %.17g where fifteen digits do not read back as the same number.
    BigDecimal brief = new BigDecimal(number, new MathContext(15));
    int digits = brief.doubleValue() == number ? 15 : 17;
    BigDecimal decimal = new BigDecimal(number, new MathContext(digits)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= -4 && exponent < digits) {
      return decimal.toPlainString();
    }
    String all = decimal.unscaledValue().abs().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    return "%s%se%s%02d"
        .formatted(number < 0 ? "-" : "", mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }

  static BigDecimal numericOf(Double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "Illegal conversion of non-finite floating point number" + " to numeric: " + text(value));
    }
    return checked(new BigDecimal(value));
  }

  static Double round(Double value, Long digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    int scale = (int) Math.clamp(digits, -400, 400);
    double rounded = new BigDecimal(value).setScale(scale, RoundingMode.HALF_UP).doubleValue();
    if (Double.isInfinite(rounded)) {
      throw new IllegalArgumentException(
          "Floating point overflow in function: ROUND(" + text(value) + ", " + digits + ")");
    }
    return rounded == 0 ? Math.copySign(0.0, value) : rounded;
  }

  static BigDecimal roundNumeric(BigDecimal value, Long digits) {
    int scale = (int) Math.clamp(digits, -40, 9);
    return checked(value.setScale(scale, RoundingMode.HALF_UP));
  }

  static BigDecimal multiply(BigDecimal a, BigDecimal b) {
    return checked(a.multiply(b));
  }

  static BigDecimal divide(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new IllegalArgumentException("division by zero: " + plain(a) + " / " + plain(b));
    }
    return checked(a.divide(b, 9, RoundingMode.HALF_UP));
  }

  /** With a number of decimals, as C writes it: the exact value, half to even. */
  static String fixed(Double value, Long decimals) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return text(value);
    }
    BigDecimal exact =
        new BigDecimal(value).setScale((int) (long) decimals, RoundingMode.HALF_EVEN);
    boolean negativeZero = exact.signum() == 0 && 1 / value < 0 || exact.signum() == 0 && value < 0;
    return (negativeZero ? "-" : "") + exact.toPlainString();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal checked(BigDecimal value) {
    BigDecimal rounded = value.setScale(9, RoundingMode.HALF_UP);
    if (rounded.abs().compareTo(LIMIT) >= 0) {
      throw new IllegalArgumentException("numeric overflow: " + value.toPlainString());
    }
    return rounded;
  }
}
