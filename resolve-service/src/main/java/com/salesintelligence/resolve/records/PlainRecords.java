package com.salesintelligence.resolve.records;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.salesintelligence.contracts.events.Change;
import com.salesintelligence.contracts.events.RecordReceived;
import com.salesintelligence.contracts.events.RecordReceived.BodyCase;
import com.salesintelligence.contracts.events.RecordRef;
import com.salesintelligence.contracts.events.Source;
import com.salesintelligence.resolve.core.PlainFact;
import com.salesintelligence.resolve.core.RecordKey;
import com.salesintelligence.resolve.core.References;
import com.salesintelligence.resolve.core.Refusal;
import com.salesintelligence.resolve.core.StoredRow;
import com.salesintelligence.resolve.pubsub.BadValue;
import com.salesintelligence.resolve.warehouse.TableRow;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Records that are stored as they are, because nothing is learned from them. A new type is one line
 * here and one class that fills its row.
 */
public final class PlainRecords {

  private record Type(Source source, String objectType) {}

  private static final Map<Type, RowsOf> TYPES =
      Map.ofEntries(
          entry(Source.SALESFORCE, "User", CrmRecords.USERS),
          entry(Source.SALESFORCE, "EmailMessage", CrmRecords.EMAIL_MESSAGES),
          entry(Source.DIALPAD, "call", Calls.ROWS),
          entry(Source.HUBSPOT, "contact", HubspotRecords.CONTACTS),
          entry(Source.HUBSPOT, "company", HubspotRecords.COMPANIES),
          entry(Source.HUBSPOT, "sequence", HubspotRecords.SEQUENCES),
          entry(Source.HUBSPOT, "enrollment", HubspotRecords.ENROLLMENTS),
          entry(Source.DATASETS, "dataset", FileRecords.DATASETS),
          entry(Source.DATASETS, "row", DatasetRows.ROWS),
          entry(Source.DOCUMENTS, "document", FileRecords.DOCUMENTS),
          entry(Source.DOCUMENTS, "chunk", FileRecords.CHUNKS));

  private final LongSupplier now;

  public PlainRecords(InstantSource clock) {
    this.now = () -> clock.millis() * 1_000;
  }

  /**
   * @return empty when the record is of none of these types
   * @throws BadValue when it can never be stored
   */
  public Optional<PlainFact> read(RecordReceived event) throws BadValue {
    var rows = rowsOf(event);
    return rows == null ? Optional.empty() : Optional.of(fact(event, rows));
  }

  private static @Nullable RowsOf rowsOf(RecordReceived event) {
    var record = event.getRecord();
    var known = TYPES.get(new Type(record.getSource(), record.getObjectType()));
    boolean structured =
        event.getBodyCase() == BodyCase.STRUCTURED_RECORD || event.getChange() == Change.DELETE;
    return known == null && structured ? SourceRecords.ROWS : known;
  }

  private static Map.Entry<Type, RowsOf> entry(Source source, String objectType, RowsOf rows) {
    return Map.entry(new Type(source, objectType), rows);
  }

  private PlainFact fact(RecordReceived event, RowsOf rows) throws BadValue {
    boolean gone = event.getChange() == Change.DELETE;
    if (!gone && event.getBodyCase() != rows.body()) {
      throw new BadValue(
          Refusal.MISSING_BODY,
          "A changed %s comes with the body %s: correct the poller that sent it."
              .formatted(event.getRecord().getObjectType(), event.getBodyCase()));
    }
    List<Message.Builder> built = gone ? List.of(rows.key(event.getRecord())) : rows.rows(event);
    long storedAt = now.getAsLong();
    return new PlainFact(
        keyOf(event.getRecord()),
        event.getSourceVersion(),
        built.stream().map(row -> stamped(row, event, storedAt)).toList(),
        gone ? References.NONE : rows.references(event));
  }

  /** Columns that every table of facts has. */
  private static StoredRow stamped(Message.Builder row, RecordReceived event, long storedAt) {
    set(row, "is_deleted", event.getChange() == Change.DELETE);
    set(row, "source_version", event.getSourceVersion());
    set(row, has(row, "ingested_at") ? "ingested_at" : "created_at", storedAt);
    if (!event.getMergedInto().isEmpty()) {
      set(row, "merged_into", event.getMergedInto());
    }
    return new TableRow(row.build());
  }

  private static boolean has(Message.Builder row, String column) {
    return row.getDescriptorForType().findFieldByName(column) != null;
  }

  /** Parts of a record, such as lines of a transcript, lack some of these columns. */
  private static void set(Message.Builder row, String column, Object value) {
    FieldDescriptor field = row.getDescriptorForType().findFieldByName(column);
    if (field != null) {
      row.setField(field, value);
    }
  }

  private static RecordKey keyOf(RecordRef record) {
    return new RecordKey(record.getSource().name(), record.getObjectType(), record.getExternalId());
  }
}
