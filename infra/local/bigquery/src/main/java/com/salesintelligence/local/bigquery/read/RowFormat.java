package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What rows look like on the wire. */
interface RowFormat {

  void describe(ReadSession.Builder session);

  void describe(ReadRowsResponse.Builder response);

  void write(ReadRowsResponse.Builder response, List<@Nullable Object[]> rows);

  static RowFormat arrow(List<ColumnSchema> columns) {
    return new ArrowFormat(columns);
  }

  static RowFormat avro(List<ColumnSchema> columns) {
    return new AvroFormat(columns);
  }
}
