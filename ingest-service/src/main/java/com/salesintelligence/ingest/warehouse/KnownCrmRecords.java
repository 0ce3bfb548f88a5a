package com.salesintelligence.ingest.warehouse;

import com.salesintelligence.ingest.core.KnownRecords;
import com.salesintelligence.warehouse.Queries;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the CRM records of an object type that the warehouse holds. */
public final class KnownCrmRecords implements KnownRecords {

  private final Access access;

  public KnownCrmRecords(Queries queries) {
    this.access = new Access(queries);
  }

  @Override
  public List<KnownRecord> of(String objectType) {
    return access.known("sql/known/" + objectType.toLowerCase(Locale.ROOT) + ".sql", Map.of());
  }
}
