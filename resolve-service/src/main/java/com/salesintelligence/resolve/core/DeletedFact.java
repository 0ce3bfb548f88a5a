package com.salesintelligence.resolve.core;

/** A record is gone at its source. */
public record DeletedFact(RecordKey key, RecordType type, long version) implements Fact {

  /** The directory knows the accounts of the others; whose these were only the tables tell. */
  boolean ownedByRemains() {
    return type == RecordType.MAIL || type == RecordType.ACTIVITY;
  }
}
