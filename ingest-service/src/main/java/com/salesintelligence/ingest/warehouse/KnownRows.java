package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.ingest.core.KnownRecords;
import com.salesintelligence.warehouse.Queries;
import com.salesintelligence.warehouse.Query;
import java.util.List;
import java.util.Map;

/** Finds the records of a source that the warehouse holds, by one query for each scope. */
public final class KnownRows implements KnownRecords {

  private final Access access;
  private final Map<String, Query<KnownRow>> byScope;

  public KnownRows(Queries queries, Map<String, Query<KnownRow>> byScope) {
    this.access = new Access(queries);
    this.byScope = Map.copyOf(byScope);
  }

  /** A row of such a query. */
  public record KnownRow(String objectType, String externalId, long version) {}

  @Override
  public List<KnownRecord> of(String scope) {
    var query = byScope.get(scope);
    if (query == null) {
      throw new IllegalArgumentException("No query finds what the warehouse holds of " + scope);
    }
    return access.known(query, Map.of());
  }
}
