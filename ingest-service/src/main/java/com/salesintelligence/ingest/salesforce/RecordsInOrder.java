package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.salesforce.FullPosition.StartedJob;
import com.salesintelligence.ingest.salesforce.SalesforceApi.Page;
import com.salesintelligence.ingest.salesforce.SalesforceFailures.FieldsChanged;
import com.salesintelligence.ingest.salesforce.SalesforceFailures.LocatorLost;
import com.salesintelligence.ingest.salesforce.Soql.Place;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads all records of a type in the order of (SystemModstamp, Id), one query after the other, each
 * from the place that the last one reached. So neither a session that ends between two pages nor
 * any number of records with one time can lose a record or make it start over. When many records
 * are left after the first query, a job brings them.
 */
final class RecordsInOrder {

  private static final int LOST = -1;
  private static final int MOST_STANDSTILLS = 3;

  /** Longer ones do not fit into a request: types with hundreds of fields are read by jobs. */
  private static final int LONGEST_SOQL = 12_000;

  private final SalesforceApi api;
  private final Schemas schemas;
  private final BulkQuery bulk;
  private final Sobject sobject;
  private final int limit;
  private final Reached reached;
  private Columns columns;
  private @Nullable Place place;
  private @Nullable Instant begun;

  /** Is told after each page how far the reading has come. */
  @FunctionalInterface
  interface Reached {

    /**
     * @param begun Salesforce's time when it answered first
     * @param job null: none is under way
     */
    void at(Instant begun, @Nullable Place place, @Nullable StartedJob job);
  }

  RecordsInOrder(
      SalesforceApi api,
      Schemas schemas,
      BulkQuery bulk,
      Sobject sobject,
      int limit,
      @Nullable Place after,
      Reached reached) {
    this.api = api;
    this.schemas = schemas;
    this.bulk = bulk;
    this.sobject = sobject;
    this.limit = limit;
    this.reached = reached;
    this.columns = schemas.of(sobject);
    this.place = after;
  }

  /**
   * @return Salesforce's time when it answered first
   */
  Instant forEach(Consumer<SalesforceRecord> reader) {
    if (Soql.all(columns, place).length() > LONGEST_SOQL) {
      begun = api.now();
      if (byJob(null, reader, earlier -> {})) {
        return begun;
      }
    }
    return byQueries(reader);
  }

  /**
   * Goes on with a job that was under way when a run was cut short.
   *
   * @param earlier takes the rows that were passed on then
   */
  Instant resume(
      StartedJob job, Consumer<SalesforceRecord> reader, Consumer<SalesforceRecord> earlier) {
    begun = api.now();
    return byJob(job, reader, earlier) ? begun : byQueries(reader);
  }

  private boolean byJob(
      @Nullable StartedJob job,
      Consumer<SalesforceRecord> reader,
      Consumer<SalesforceRecord> earlier) {
    return bulk.forEach(columns, place, job, reader, earlier, this::told);
  }

  private void told(@Nullable StartedJob job) {
    reached.at(Objects.requireNonNull(begun), place, job);
  }

  private Instant byQueries(Consumer<SalesforceRecord> reader) {
    int standstills = 0;
    boolean more = true;
    boolean asked = false;
    while (more) {
      var start = place;
      int read = query(reader);
      more = read == LOST || read >= limit;
      standstills = Objects.equals(place, start) ? standstills + 1 : 0;
      if (more && (read >= limit ? standstills > 0 : standstills > MOST_STANDSTILLS)) {
        // The next query would be this one: records without a place, or pages lost each time.
        throw SalesforceFailures.unreadable(null);
      }
      if (more && !asked && read >= limit) {
        asked = true;
        more = !restByJob(reader);
      }
    }
    return Objects.requireNonNull(begun);
  }

  private boolean restByJob(Consumer<SalesforceRecord> reader) {
    return bulk.isPossible()
        && bulk.isWorthwhile(api.count(Soql.count(columns.type(), place)))
        && byJob(null, reader, earlier -> {});
  }

  /**
   * @return records read; {@link #LOST} when the pages were lost on the way and the query is to
   *     begin again
   */
  private int query(Consumer<SalesforceRecord> reader) {
    try {
      var page = api.query(Soql.page(columns, place, limit), columns);
      begun = begun == null ? page.servedAt() : begun;
      return pages(page, reader);
    } catch (FieldsChanged e) {
      schemas.forget(sobject);
      columns = schemas.of(sobject);
      return LOST;
    }
  }

  private int pages(Page first, Consumer<SalesforceRecord> reader) {
    var page = first;
    int read = 0;
    while (true) {
      page.records().forEach(record -> read(record, reader));
      read += page.records().size();
      told(null);
      if (page.next() == null) {
        return read;
      }
      try {
        page = api.next(page.next(), columns);
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
