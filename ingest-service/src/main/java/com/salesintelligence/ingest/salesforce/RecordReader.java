package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.Body;
import com.salesintelligence.ingest.core.Reading;
import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import java.util.Arrays;

/** Makes readings of the records of one run. */
final class RecordReader {

  /** Of a record whose time cannot be read: it stays known to be unreadable. */
  private static final long NO_VERSION = Long.MAX_VALUE / 2;

  private final Sink sink;
  private final String primaryContactField;

  RecordReader(Sink sink, String primaryContactField) {
    this.sink = sink;
    this.primaryContactField = primaryContactField;
  }

  String fields(Sobject sobject) {
    return sobject == Sobject.CONTACT && !primaryContactField.isEmpty()
        ? sobject.fields() + ", " + primaryContactField
        : sobject.fields();
  }

  void read(Sobject sobject, SalesforceRecord record) {
    sink.accept(reading(sobject, record));
  }

  private Reading reading(Sobject sobject, SalesforceRecord record) {
    var id = "";
    long version = NO_VERSION;
    try {
      id = record.id();
      version = SalesforceSource.micros(record.systemModstamp());
      var key = new RecordKey(sobject.type(), id);
      return record.flag("IsDeleted")
          ? Reading.Gone.of(key, version)
          : new Reading.Present(key, version, body(sobject, record));
    } catch (WrongShape e) {
      var original = record.bytes();
      // One without an id is known by its content, so that the next poll knows it again.
      var name = id.isEmpty() ? "unreadable-" + Integer.toHexString(Arrays.hashCode(original)) : id;
      var key = new RecordKey(sobject.type(), name);
      return new Reading.Unreadable(key, version, original, String.valueOf(e.getMessage()));
    }
  }

  private Body body(Sobject sobject, SalesforceRecord record) {
    return sobject == Sobject.CONTACT && !primaryContactField.isEmpty()
        ? Sobject.contact(record, record.flag(primaryContactField))
        : sobject.body(record);
  }
}
