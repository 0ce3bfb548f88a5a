package com.salesintelligence.resolve.core;

import org.jspecify.annotations.Nullable;

/**
 * A record is gone at its source.
 *
 * @param mergedInto the record that lives on, when it is gone because both were merged
 */
public record DeletedFact(RecordKey key, RecordType type, long version, @Nullable String mergedInto)
    implements Fact {

  /** The directory knows the accounts of the others; whose these were only the tables tell. */
  boolean ownedByRemains() {
    return type == RecordType.MAIL || type == RecordType.ACTIVITY;
  }
}
