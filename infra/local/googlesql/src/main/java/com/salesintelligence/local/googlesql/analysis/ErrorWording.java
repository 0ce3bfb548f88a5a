package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.SqlException;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.TableName;
import java.util.regex.Pattern;

/** ZetaSQL's errors as BigQuery words them. */
public final class ErrorWording {
  private static final Pattern LOCATION = Pattern.compile(" \\[at (\\d+):(\\d+)\\]$");

  private ErrorWording() {}

  static SqlError of(SqlException e) {
    return SqlError.invalid(LOCATION.matcher(message(e)).replaceFirst(" at [$1:$2]"));
  }

  static String message(SqlException e) {
    return String.valueOf(e.getMessage());
  }

  public static SqlError tableNotFound(TableName name) {
    return SqlError.notFound("Not found: Table " + name + " was not found in location US");
  }
}
