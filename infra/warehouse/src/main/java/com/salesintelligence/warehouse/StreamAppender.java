package com.salesintelligence.warehouse;

import com.google.api.core.ApiFuture;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.ProtoSchema;
import com.google.cloud.bigquery.storage.v1.StreamWriter;
import com.google.cloud.bigquery.storage.v1.TableName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends to the default stream of one table; opens the stream anew when it was closed. */
final class StreamAppender implements AutoCloseable {

  private final WarehouseSettings settings;
  private final String stream;
  private final ProtoSchema schema;
  private @Nullable StreamWriter writer;

  StreamAppender(WarehouseSettings settings, String table, ProtoSchema schema) {
    this.settings = settings;
    this.schema = schema;
    stream =
        StreamWriter.getDefaultStreamName(
            TableName.of(settings.projectId(), settings.dataset(), table));
  }

  ApiFuture<AppendRowsResponse> append(List<WaitingRow> rows) {
    ProtoRows.Builder request = ProtoRows.newBuilder();
    rows.forEach(row -> request.addSerializedRows(row.bytes()));
    return open().append(request.build());
  }

  private synchronized StreamWriter open() {
    StreamWriter current = writer;
    if (current == null || current.isClosed()) {
      close();
      try {
        current =
            Endpoints.writer(StreamWriter.newBuilder(stream), settings)
                .setWriterSchema(schema)
                .setTraceId("sales-intelligence:" + settings.environment())
                .build();
      } catch (IOException e) {
        throw new UncheckedIOException("The stream " + stream + " cannot be opened", e);
      }
      writer = current;
    }
    return current;
  }

  @Override
  public synchronized void close() {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }
}
