package com.salesintelligence.local.bigquery.write;

import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.protobuf.ByteString;
import com.salesintelligence.local.googlesql.TableName;
import java.util.List;
import java.util.function.Consumer;

/**
 * One request to append rows, waiting for its transaction. Requests are answered in the order in
 * which they came.
 *
 * @param offset that the first row must have on a created stream; negative where any will do
 * @param answer called once, by the thread that commits
 */
record Append(
    StreamName stream,
    long offset,
    WriterSchema schema,
    MissingValues missing,
    List<ByteString> rows,
    long bytes,
    Consumer<AppendRowsResponse> answer) {

  TableName table() {
    return stream.table();
  }
}
