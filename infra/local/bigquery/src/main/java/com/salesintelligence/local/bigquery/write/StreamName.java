package com.salesintelligence.local.bigquery.write;

import com.salesintelligence.local.googlesql.TableName;
import io.grpc.Status;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The default stream of a table, by its resource name. */
record StreamName(String text, TableName table) {

  private static final Pattern TABLE =
      Pattern.compile("projects/([^/]+)/datasets/([^/]+)/tables/([^/]+)/(?:streams/)?([^/]+)");

  static StreamName parse(String text) {
    Matcher match = TABLE.matcher(text);
    if (!match.matches()) {
      throw Status.INVALID_ARGUMENT
          .withDescription("Invalid stream name: '" + text + "'")
          .asRuntimeException();
    }
    if (!match.group(4).equals("_default")) {
      throw Status.UNIMPLEMENTED
          .withDescription(
              "Stream "
                  + text
                  + ": the embedded BigQuery knows the _default stream only, no created streams")
          .asRuntimeException();
    }
    return new StreamName(text, new TableName(match.group(1), match.group(2), match.group(3)));
  }
}
