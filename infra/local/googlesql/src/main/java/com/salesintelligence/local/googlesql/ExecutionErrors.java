package com.salesintelligence.local.googlesql;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DuckDB's errors in BigQuery's words. */
final class ExecutionErrors {
  /** An exception of a Java function, with its stack behind the first line. */
  private static final Pattern JAVA =
      Pattern.compile(
          "(?s)Invalid Input Error: [a-z][\\w.]*\\.\\w*(?:Exception|Error): (.*?)(\\n\\tat .*)?");

  private static final Pattern OVERFLOW =
      Pattern.compile("(?s)Out of Range Error: Overflow in (\\w+) of INT64 \\((.*?)\\)!.*");

  private ExecutionErrors() {}

  static SqlError of(SQLException e) {
    String message = String.valueOf(e.getMessage());
    Matcher java = JAVA.matcher(message);
    if (java.matches()) {
      return SqlError.invalid(java.group(1));
    }
    Matcher overflow = OVERFLOW.matcher(message);
    if (overflow.matches()) {
      return SqlError.invalid("int64 overflow: " + overflow.group(2));
    }
    if (message.contains("INT128") && message.contains("destination type INT64")) {
      return SqlError.invalid("int64 overflow");
    }
    if (message.contains("cannot affect the same target row more than once")) {
      return SqlError.invalid("UPDATE/MERGE must match at most one source row for each target row");
    }
    if (message.contains("LIMIT/OFFSET cannot be negative")) {
      return SqlError.invalid("Limit requires non-negative count and offset");
    }
    if (message.contains("More than one row returned by a subquery")) {
      return SqlError.invalid("Scalar subquery produced more than one element");
    }
    return SqlError.invalid(message.lines().findFirst().orElse(message));
  }
}
