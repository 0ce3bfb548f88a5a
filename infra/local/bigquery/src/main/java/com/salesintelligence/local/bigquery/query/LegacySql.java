package com.salesintelligence.local.bigquery.query;

import com.salesintelligence.local.bigquery.catalog.ApiError;
import com.salesintelligence.local.googlesql.TableName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one question in legacy SQL that is answered: Google's clients list partitions with it. */
final class LegacySql {

  private static final Pattern PARTITIONS =
      Pattern.compile(
          "\\s*SELECT\\s+partition_id\\s+FROM\\s+\\[(?:([^\\]`]+):)?([^\\].:`]+)\\.([^\\]$`]+)"
              + "\\$__PARTITIONS_SUMMARY__\\]\\s*;?\\s*",
          Pattern.CASE_INSENSITIVE);

  private LegacySql() {}

  static String toGoogleSql(String sql, String project) {
    Matcher partitions = PARTITIONS.matcher(sql);
    if (!partitions.matches()) {
      throw ApiError.unsupported("Legacy SQL (useLegacySql = true, the default of this method)");
    }
    var table =
        new TableName(
            partitions.group(1) == null ? project : partitions.group(1),
            partitions.group(2),
            partitions.group(3));
    return "SELECT partition_id FROM (" + PartitionSummary.sql(table) + ") ORDER BY partition_id";
  }
}
