package com.salesintelligence.local.bigquery.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as BigQuery takes them: a month or a day may have one digit. */
public final class DateTexts {

  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?!\\d)(.*)");

  private DateTexts() {}

  /** The text with two digits for the month and the day of the date that it begins with. */
  public static String padded(String text) {
    Matcher match = DATE.matcher(text);
    if (!match.matches()) {
      return text;
    }
    return "%s-%02d-%02d%s"
        .formatted(
            match.group(1),
            Integer.parseInt(match.group(2)),
            Integer.parseInt(match.group(3)),
            match.group(4));
  }
}
