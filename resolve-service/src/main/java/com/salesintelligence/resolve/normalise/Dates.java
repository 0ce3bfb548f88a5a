package com.salesintelligence.resolve.normalise;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as eight digits, year first, from the ways in which people write them. */
public final class Dates {

  /** Which number comes first where only the writer's country tells. */
  public enum Order {
    DAY_FIRST,
    MONTH_FIRST
  }

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/. ]?(\\d{1,2})[-/. ]?(\\d{1,2})(?:\\D.*)?");
  private static final Pattern YEAR_LAST =
      Pattern.compile("(\\d{1,2})[-/. ](\\d{1,2})[-/. ](\\d{4}|\\d{2})(?:\\D.*)?");
  private static final Pattern NAMED_MONTH_FIRST =
      Pattern.compile("([a-z]{3,9})\\.?[-/, ]+(\\d{1,2})(?:st|nd|rd|th)?[-/, ]+(\\d{4}|\\d{2})");
  private static final Pattern NAMED_MONTH_SECOND =
      Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?[-/. ]+([a-z]{3,9})\\.?[-/, ]+(\\d{4}|\\d{2})");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final int LONGEST = 40;

  private Dates() {}

  /**
   * @param pivot two digits above this are of the last century, the others of this one
   * @return empty when it is no date
   */
  public static String of(String written, Order order, int pivot) {
    String text = written.strip().toLowerCase(java.util.Locale.ROOT);
    if (text.length() > LONGEST) {
      return "";
    }
    Matcher m = YEAR_FIRST.matcher(text);
    if (m.matches()) {
      return digits(number(m, 1), number(m, 2), number(m, 3));
    }
    m = YEAR_LAST.matcher(text);
    if (m.matches()) {
      return ordered(number(m, 1), number(m, 2), year(m.group(3), pivot), order);
    }
    m = NAMED_MONTH_FIRST.matcher(text);
    if (m.matches()) {
      return digits(year(m.group(3), pivot), month(m.group(1)), number(m, 2));
    }
    m = NAMED_MONTH_SECOND.matcher(text);
    return m.matches() ? digits(year(m.group(3), pivot), month(m.group(2)), number(m, 1)) : "";
  }

  private static String ordered(int first, int second, int year, Order order) {
    boolean dayFirst = first > 12 || (second <= 12 && order == Order.DAY_FIRST);
    return dayFirst ? digits(year, second, first) : digits(year, first, second);
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3)) + 1;
  }

  private static int year(String written, int pivot) {
    int year = Integer.parseInt(written);
    return written.length() == 4 ? year : year > pivot ? 1900 + year : 2000 + year;
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static String digits(int year, int month, int day) {
    return month < 1 || month > 12 || day < 1 || day > 31
        ? ""
        : "%04d%02d%02d".formatted(year, month, day);
  }
}
