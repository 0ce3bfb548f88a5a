package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import java.util.Arrays;
import java.util.Optional;

/** Makes readings of records. */
final class RecordReader {

  /** Of a record whose time cannot be read: it stays known to be unreadable. */
  private static final long NO_VERSION = Long.MAX_VALUE / 2;

  private final String primaryContactField;

  RecordReader(String primaryContactField) {
    this.primaryContactField = primaryContactField;
  }

  Reading read(Sobject sobject, SalesforceRecord record) {
    var id = "";
    long version = NO_VERSION;
    try {
      id = record.id();
      version = SalesforceSource.micros(record.systemModstamp());
      var key = new RecordKey(sobject.type(), id);
      return record.flag("IsDeleted")
          ? new Reading.Gone(key, version, survivor(record))
          : new Reading.Present(key, version, body(sobject, record));
    } catch (WrongShape e) {
      var original = record.bytes();
      // One without an id is known by its content, so that the next poll knows it again.
      var name = id.isEmpty() ? "unreadable-" + Integer.toHexString(Arrays.hashCode(original)) : id;
      var key = new RecordKey(sobject.type(), name);
      return new Reading.Unreadable(key, version, original, String.valueOf(e.getMessage()));
    }
  }

  /** The record that lives on, when this one was deleted by a merge. */
  private static Optional<String> survivor(SalesforceRecord record) {
    return Optional.of(record.text("MasterRecordId")).filter(id -> !id.isEmpty());
  }

  private Body body(Sobject sobject, SalesforceRecord record) {
    return sobject == Sobject.CONTACT
        ? Sobject.contact(record, primaryContactField)
        : sobject.body(record);
  }
}
