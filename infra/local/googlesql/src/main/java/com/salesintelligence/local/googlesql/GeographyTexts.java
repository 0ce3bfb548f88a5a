package com.salesintelligence.local.googlesql;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GEOGRAPHY values, which are kept and given back as well-known text, never computed with. */
public final class GeographyTexts {

  private static final Set<String> SHAPES =
      Set.of(
          "POINT",
          "LINESTRING",
          "POLYGON",
          "MULTIPOINT",
          "MULTILINESTRING",
          "MULTIPOLYGON",
          "GEOMETRYCOLLECTION",
          "EMPTY");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\G\\s*([A-Za-z]+|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d{1,3})?|[(),])");

  private GeographyTexts() {}

  /**
   * The text as BigQuery spaces it: {@code POINT(1 2)}, {@code LINESTRING(1 2, 3 4)}.
   *
   * @throws IllegalArgumentException where it is no well-known text
   */
  public static String normal(String text) {
    var normal = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    int depth = 0;
    int end = 0;
    String before = "";
    while (token.find()) {
      String part = token.group(1);
      depth += part.equals("(") ? 1 : part.equals(")") ? -1 : 0;
      require(depth >= 0 && (!part.equals(",") || depth > 0), text);
      normal.append(separator(before, part)).append(written(part, text));
      before = part;
      end = token.end();
    }
    boolean shape = !normal.isEmpty() && Character.isLetter(normal.charAt(0));
    require(shape && depth == 0 && text.substring(end).isBlank(), text);
    require(before.equals(")") || before.equalsIgnoreCase("EMPTY"), text);
    return normal.toString();
  }

  private static String separator(String before, String part) {
    if (before.equals(",")) {
      return " ";
    }
    boolean apart = isWord(before) && isWord(part);
    return apart ? " " : "";
  }

  private static boolean isWord(String part) {
    return !part.isEmpty() && !"(),".contains(part);
  }

  private static String written(String part, String text) {
    if (!isWord(part)) {
      return part;
    }
    if (Character.isLetter(part.charAt(0))) {
      String shape = part.toUpperCase(Locale.ROOT);
      require(SHAPES.contains(shape), text);
      return shape;
    }
    BigDecimal number = BigDecimal.valueOf(Double.parseDouble(part));
    require(number.abs().compareTo(BigDecimal.valueOf(360)) <= 0, text);
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static void require(boolean valid, String text) {
    if (!valid) {
      throw new IllegalArgumentException("Invalid geography: " + text);
    }
  }
}
