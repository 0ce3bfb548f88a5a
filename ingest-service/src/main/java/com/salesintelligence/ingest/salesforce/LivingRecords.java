package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.RecordKey;
import com.salesintelligence.ingest.core.Sink;
import com.salesintelligence.ingest.salesforce.Columns.Column;
import com.salesintelligence.ingest.salesforce.Columns.Kind;
import com.salesintelligence.ingest.salesforce.Soql.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which records live, without reading them. */
final class LivingRecords {

  private static final int IDS_IN_A_QUERY = 200;

  private final SalesforceApi api;
  private final int limit;
  private final Sobject sobject;
  private final Columns columns;

  LivingRecords(SalesforceApi api, Schemas schemas, Sobject sobject, int limit) {
    this.api = api;
    this.limit = limit;
    this.sobject = sobject;
    this.columns = identifying(schemas.of(sobject));
  }

  private static Columns identifying(Columns all) {
    var columns = new ArrayList<Column>();
    for (var name : List.of("Id", "SystemModstamp", "IsDeleted")) {
      if (all.place(name) >= 0) {
        columns.add(new Column(name, Kind.TEXT, false));
      }
    }
    return new Columns(all.type(), columns, all.replicated());
  }

  /**
   * Tells of all that live now and do not lie behind the place.
   *
   * @param last null: of all
   */
  void tell(@Nullable Place last, Sink sink) {
    Place place = null;
    boolean more = true;
    while (more) {
      var start = place;
      var page = api.query(Soql.page(columns, place, limit), columns);
      for (var record : page.records()) {
        place = told(record, place, sink);
      }
      more = page.next() != null || page.records().size() >= limit;
      if (more && Objects.equals(place, start)) {
        throw SalesforceFailures.unreadable(null);
      }
      more &= last == null || place == null || !place.stamp().isAfter(last.stamp());
    }
  }

  private @Nullable Place told(SalesforceRecord record, @Nullable Place before, Sink sink) {
    try {
      if (!record.flag("IsDeleted")) {
        sink.stillThere(key(record.id()));
      }
      return new Place(record.systemModstamp(), record.id());
    } catch (WrongShape e) {
      // It has no place of its own; the run parks it.
      return before;
    }
  }

  Set<RecordKey> of(List<String> ids) {
    var living = new HashSet<RecordKey>();
    for (int from = 0; from < ids.size(); from += IDS_IN_A_QUERY) {
      var some = ids.subList(from, Math.min(from + IDS_IN_A_QUERY, ids.size()));
      api.query(Soql.named(columns, some), columns).records().stream()
          .filter(record -> !record.flag("IsDeleted"))
          .forEach(record -> living.add(key(record.id())));
    }
    return living;
  }

  private RecordKey key(String id) {
    return new RecordKey(sobject.type(), id);
  }
}
