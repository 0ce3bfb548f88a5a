package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.googlesql.TableName;
import io.grpc.Status;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stream of a table, by its resource name.
 *
 * @param isDefault whether it is the table's own stream and not a created one
 */
record StreamName(String text, TableName table, boolean isDefault) {

  private static final Pattern PARENT =
      Pattern.compile("projects/([^/]+)/datasets/([^/]+)/tables/([^/]+)");
  private static final Pattern TABLE =
      Pattern.compile("projects/([^/]+)/datasets/([^/]+)/tables/([^/]+)/(?:streams/)?([^/]+)");

  static StreamName parse(String text) {
    Matcher match = TABLE.matcher(text);
    if (!match.matches()) {
      throw Status.INVALID_ARGUMENT
          .withDescription("Invalid stream name: '" + text + "'")
          .asRuntimeException();
    }
    var table = new TableName(match.group(1), match.group(2), match.group(3));
    return new StreamName(text, table, match.group(4).equals("_default"));
  }

  /** The table that a stream is to be made for. */
  static TableName parent(String text) {
    Matcher match = PARENT.matcher(text);
    if (!match.matches()) {
      throw Status.INVALID_ARGUMENT
          .withDescription("Invalid table name: '" + text + "'")
          .asRuntimeException();
    }
    return new TableName(match.group(1), match.group(2), match.group(3));
  }
}
