package com.salesintelligence.local.googlesql.analysis;

import com.google.zetasql.SqlException;
import com.salesintelligence.local.googlesql.SqlError;
import com.salesintelligence.local.googlesql.TableName;
import java.util.Locale;
import java.util.regex.Pattern;

/** ZetaSQL's errors as BigQuery words them. */
public final class ErrorWording {
  private static final Pattern LOCATION = Pattern.compile(" \\[at (\\d+):(\\d+)\\]$");

  private static final Pattern NO_FUNCTION =
      Pattern.compile("(?:Function|Table-valued function) not found: ([\\w.`]+).*");

  /** What BigQuery has and this translator has not: unknown names are another mistake. */
  private static final Pattern UNSUPPORTED =
      Pattern.compile(
          "(SEARCH|COLLATE|TEXT_ANALYZE|BAG_OF_WORDS|TF_IDF|GAP_FILL|APPENDS|CHANGES"
              + "|RANGE_SESSIONIZE|EXTERNAL_QUERY|EXTERNAL_OBJECT_TRANSFORM"
              + "|(ML|AI|OBJ)\\..+|(DLP|S2|ST)_.+)");

  static final String TOO_COMPLEX =
      "The query is too complex: its expressions are too long or nested too deeply";

  /** The name of a table, as the analyser knows it. */
  private static final Pattern TABLE_KEY = Pattern.compile("([^\\s'`]+)\n(.+?)\n([^\\s'`]+)");

  private ErrorWording() {}

  static SqlError of(SqlException e) {
    if (message(e).startsWith("Failed to read message")
        || message(e).startsWith("gRPC message exceeds maximum size")) {
      return SqlError.invalid(TOO_COMPLEX);
    }
    var function = NO_FUNCTION.matcher(message(e));
    if (function.matches()) {
      String name = function.group(1).replace("`", "").toUpperCase(Locale.ROOT);
      if (UNSUPPORTED.matcher(name).matches()) {
        return SqlError.unsupported("Function " + name);
      }
    }
    return SqlError.invalid(LOCATION.matcher(message(e)).replaceFirst(" at [$1:$2]"));
  }

  static String message(SqlException e) {
    return TABLE_KEY.matcher(String.valueOf(e.getMessage())).replaceAll("$1.$2.$3");
  }

  public static SqlError tableNotFound(TableName name) {
    return SqlError.notFound("Not found: Table " + name + " was not found in location US");
  }
}
