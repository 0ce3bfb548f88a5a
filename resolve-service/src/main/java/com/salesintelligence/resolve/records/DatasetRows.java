package com.salesintelligence.resolve.records;

import static com.salesintelligence.resolve.pubsub.Values.text;
import static com.salesintelligence.resolve.warehouse.Fields.setIfPresent;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordReceived.BodyCase;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.tables.DatasetRecordRow;
import com.salesintelligence.resolve.core.Refusal;
import com.salesintelligence.resolve.pubsub.BadValue;
import com.salesintelligence.resolve.pubsub.Values;
import java.util.List;

/** Rows of datasets; their external id is {@code <dataset>/<key>}. */
final class DatasetRows implements RowsOf {

  static final RowsOf ROWS = new DatasetRows();

  private DatasetRows() {}

  @Override
  public BodyCase body() {
    return BodyCase.DATASET_ROW;
  }

  @Override
  public DatasetRecordRow.Builder key(RecordRef record) throws BadValue {
    String id = record.getExternalId();
    int slash = id.indexOf('/');
    if (slash < 1 || slash == id.length() - 1) {
      throw new BadValue(
          Refusal.MISSING_ID,
          "The external_id of a row is <dataset>/<key>: correct the poller that sent it.");
    }
    return DatasetRecordRow.newBuilder()
        .setDataset(id.substring(0, slash))
        .setRowKey(id.substring(slash + 1));
  }

  @Override
  public List<Message.Builder> rows(RecordReceived event) throws BadValue {
    var read = event.getDatasetRow();
    var row = key(event.getRecord()).setFields(Values.object("fields_json", read.getFieldsJson()));
    setIfPresent(text(read.getContentHash()), row::setContentHash);
    setIfPresent(text(read.getFile()), row::setFile);
    return List.of(row.setRowNumber(read.getRowNumber()));
  }
}
