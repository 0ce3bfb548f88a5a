package com.salesintelligence.local.bigquery.read;

import com.google.cloud.bigquery.storage.v1.ArrowRecordBatch;
import com.google.cloud.bigquery.storage.v1.ArrowSchema;
import com.google.cloud.bigquery.storage.v1.ReadRowsResponse;
import com.google.cloud.bigquery.storage.v1.ReadSession;
import com.salesintelligence.local.bigquery.arrow.ArrowBatches;
import com.salesintelligence.local.googlesql.ColumnSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as Arrow batches. */
final class ArrowFormat implements RowFormat {

  private final List<ColumnSchema> columns;
  private final ArrowSchema schema;

  ArrowFormat(List<ColumnSchema> columns) {
    this.columns = columns;
    schema = ArrowSchema.newBuilder().setSerializedSchema(ArrowBatches.schema(columns)).build();
  }

  @Override
  public void describe(ReadSession.Builder session) {
    session.setArrowSchema(schema);
  }

  @Override
  public void describe(ReadRowsResponse.Builder response) {
    response.setArrowSchema(schema);
  }

  @Override
  public void write(ReadRowsResponse.Builder response, List<@Nullable Object[]> rows) {
    response.setArrowRecordBatch(
        ArrowRecordBatch.newBuilder()
            .setSerializedRecordBatch(ArrowBatches.batch(columns, rows))
            .setRowCount(rows.size()));
  }
}
