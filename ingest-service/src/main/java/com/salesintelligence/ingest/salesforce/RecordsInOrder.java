package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.salesforce.SalesforceApi.Page;
import com.salesintelligence.ingest.salesforce.SalesforceFailures.LocatorLost;
import com.salesintelligence.ingest.salesforce.Soql.Place;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all records of a type in the order of (SystemModstamp, Id), one query after the other, each
 * from the place that the last one reached. So neither a session that ends between two pages nor
 * any number of records with one time can lose a record or make it start over.
 */
final class RecordsInOrder {

  private static final int LOST = -1;
  private static final int MOST_STANDSTILLS = 3;

  private final SalesforceApi api;
  private final String type;
  private final String fields;
  private final int limit;
  private @Nullable Place place;
  private @Nullable Instant begun;

  RecordsInOrder(
      SalesforceApi api, String type, String fields, int limit, @Nullable Instant since) {
    this.api = api;
    this.type = type;
    this.fields = fields;
    this.limit = limit;
    this.place = since == null ? null : Place.at(since);
  }

  /**
   * @return Salesforce's time when it answered first
   */
  Instant forEach(Consumer<SalesforceRecord> reader) {
    int standstills = 0;
    boolean more = true;
    while (more) {
      var start = place;
      int read = query(reader);
      more = read == LOST || read >= limit;
      standstills = Objects.equals(place, start) ? standstills + 1 : 0;
      if (more && (read >= limit ? standstills > 0 : standstills > MOST_STANDSTILLS)) {
        // The next query would be this one: records without a place, or pages lost each time.
        throw SalesforceFailures.unreadable(null);
      }
    }
    return Objects.requireNonNull(begun);
  }

  /**
   * @return records read; {@link #LOST} when the pages were lost on the way and the query is to
   *     begin again
   */
  private int query(Consumer<SalesforceRecord> reader) {
    Page page = api.query(Soql.query(type, fields, place, limit));
    begun = begun == null ? page.servedAt() : begun;
    int read = 0;
    while (true) {
      page.records().forEach(record -> read(record, reader));
      read += page.records().size();
      if (page.next() == null) {
        return read;
      }
      try {
        page = api.next(page.next());
      } catch (LocatorLost e) {
        return LOST;
      }
    }
  }

  private void read(SalesforceRecord record, Consumer<SalesforceRecord> reader) {
    reader.accept(record);
    try {
      place = new Place(record.systemModstamp(), record.id());
    } catch (WrongShape e) {
      // It has no place of its own; the reader has parked it.
    }
  }
}
