package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.AvroRows;
import com.google.cloud.bigquery.storage.v1.AvroSchema;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.google.protobuf.ByteString;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as Avro's binary records, one after the other. */
final class AvroFormat implements RowFormat {

  private final List<ColumnSchema> columns;
  private final AvroSchema schema;

  AvroFormat(List<ColumnSchema> columns) {
    this.columns = columns;
    schema = AvroSchema.newBuilder().setSchema(AvroSchemas.of(columns)).build();
  }

  @Override
  public void describe(ReadSession.Builder session) {
    session.setAvroSchema(schema);
  }

  @Override
  public void describe(ReadRowsResponse.Builder response) {
    response.setAvroSchema(schema);
  }

  @Override
  public void write(ReadRowsResponse.Builder response, List<@Nullable Object[]> rows) {
    var out = new AvroOutput();
    for (@Nullable Object[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        out.write(columns.get(i).type(), columns.get(i).required(), row[i]);
      }
    }
    response.setAvroRows(
        AvroRows.newBuilder()
            .setSerializedBinaryRows(ByteString.copyFrom(out.bytes()))
            .setRowCount(rows.size()));
  }
}
