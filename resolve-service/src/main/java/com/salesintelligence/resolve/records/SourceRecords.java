package com.salesintelligence.resolve.records;

import com.google.protobuf.Message;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordReceived.BodyCase;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.tables.SourceRecordRow;
import com.salesintelligence.resolve.pubsub.BadValue;
import com.salesintelligence.resolve.pubsub.Values;
import java.util.List;
import java.util.Locale;

/** Records of a source that has no table of its own yet: JSON in {@code source_records}. */
final class SourceRecords implements RowsOf {

  static final RowsOf ROWS = new SourceRecords();

  private SourceRecords() {}

  @Override
  public BodyCase body() {
    return BodyCase.STRUCTURED_RECORD;
  }

  @Override
  public SourceRecordRow.Builder key(RecordRef record) {
    return SourceRecordRow.newBuilder()
        .setSourceSystem(record.getSource().name().toLowerCase(Locale.ROOT))
        .setObjectType(record.getObjectType())
        .setExternalId(record.getExternalId());
  }

  @Override
  public List<Message.Builder> rows(RecordReceived event) throws BadValue {
    var json = Values.object("fields_json", event.getStructuredRecord().getFieldsJson());
    return List.of(key(event.getRecord()).setFields(json));
  }
}
