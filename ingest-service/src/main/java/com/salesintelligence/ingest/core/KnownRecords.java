package com.salesintelligence.ingest.core;

import java.util.List;

/** Finds what the warehouse holds of one source, without what it knows to be deleted. */
@FunctionalInterface
public interface KnownRecords {

  List<KnownRecord> of(String scope);

  /** A record in the warehouse, and the version of it there. */
  record KnownRecord(RecordKey key, long version) {}
}
